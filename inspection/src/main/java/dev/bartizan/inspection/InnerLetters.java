package dev.bartizan.inspection;

/** Puts the inner letters of known words back into order: {@code igonre} is "ignore". */
final class InnerLetters {
    private static final int WORD_MIN = 4;

    private InnerLetters() {}

    static View view(View view) {
        char[] units = view.lower().toCharArray();
        int i = 0;
        while (i < units.length) {
            int end = i;
            long sum = 0;
            long hash = WordSet.SEED;
            while (end < units.length && Folds.isLetter(units[end])) {
                sum += Vocabulary.letterWeight(units[end]);
                hash = WordSet.step(hash, units[end]);
                end++;
            }
            if (end - i >= WORD_MIN && !Vocabulary.KNOWN.containsHash(hash)) {
                String word = Vocabulary.unscrambled(
                        Vocabulary.scrambleKey(units[i], units[end - 1], end - i, sum));
                word.getChars(0, word.length(), units, i);
            }
            i = end + 1;
        }
        String text = new String(units);
        return new View(view.child("unscrambled"), text, text, view.map(), false, view.depth() + 1);
    }
}
