package dev.bartizan.inspection;

/** Puts the inner letters of known words back into order: {@code igonre} is "ignore". */
final class InnerLetters {
    private static final int WORD_MIN = 4;
    private static final int WORD_MAX = 24;
    private static final int SAMPLE = 400;

    /** How much the logarithm of a word's chance must grow. */
    private static final double MARGIN = 1.5;

    private InnerLetters() {}

    static View view(View view) {
        char[] units = view.lower().toCharArray();
        float[] language = language(units);
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
                String word = Vocabulary.unscrambled(Vocabulary.scrambleKey(units[i], units[end - 1], end - i, sum));
                if (word.isEmpty()) {
                    likelierSwap(units, i, end, language);
                } else {
                    word.getChars(0, word.length(), units, i);
                }
            }
            i = end + 1;
        }
        String text = new String(units);
        return new View(view.child("unscrambled"), text, text, view.map(), false, view.depth() + 1);
    }

    private static float[] language(char[] units) {
        byte[] symbols = new byte[Math.min(units.length, SAMPLE)];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = (byte) LetterPairs.symbol(units[i]);
        }
        return LetterPairs.language(symbols, symbols.length);
    }

    /** Swaps the two neighbours inside an unknown word whose swap makes its letter pairs clearly likelier. */
    private static void likelierSwap(char[] units, int start, int end, float[] language) {
        if (end - start > WORD_MAX) {
            return;
        }
        double best = score(units, start, end, language) + MARGIN;
        int at = -1;
        for (int i = start + 1; i + 2 < end; i++) {
            swap(units, i);
            double score = score(units, start, end, language);
            swap(units, i);
            if (score > best) {
                best = score;
                at = i;
            }
        }
        if (at >= 0) {
            swap(units, at);
        }
    }

    private static void swap(char[] units, int at) {
        char unit = units[at];
        units[at] = units[at + 1];
        units[at + 1] = unit;
    }

    private static double score(char[] units, int start, int end, float[] language) {
        double sum = 0;
        for (int i = start + 1; i < end; i++) {
            sum += language[LetterPairs.symbol(units[i - 1]) * LetterPairs.SYMBOLS + LetterPairs.symbol(units[i])];
        }
        return sum;
    }
}
