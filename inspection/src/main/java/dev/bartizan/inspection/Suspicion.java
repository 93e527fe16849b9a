package dev.bartizan.inspection;

/**
 * One linear pass over a view that says which letter games are worth undoing.
 *
 * @param rot13 enough words are ROT13 of common or attack words
 * @param reversed enough words are such words backwards
 * @param leetspeak some word is an attack word once leetspeak signs are read as letters
 * @param despaced some letters stand apart
 */
record Suspicion(boolean rot13, boolean reversed, boolean leetspeak, boolean despaced) {
    private static final WordSet ROT13 = WordSet.rot13(WordSet.TRIGGERS, WordSet.COMMON);
    private static final WordSet REVERSED = WordSet.reversed(WordSet.TRIGGERS, WordSet.COMMON);
    private static final WordSet TRIGGERS = WordSet.of(WordSet.TRIGGERS);
    private static final WordSet PLAIN = WordSet.of(WordSet.TRIGGERS, WordSet.COMMON);
    private static final int WORDS_MIN = 3;
    private static final int SINGLES_MIN = 5;

    static Suspicion of(String lower) {
        int length = lower.length();
        int rot13 = 0;
        int reversed = 0;
        int leet = 0;
        int singles = 0;
        int mostSingles = 0;
        int i = 0;
        while (i < length) {
            char c = lower.charAt(i);
            if (!Folds.isLetter(c) && !Folds.isLeet(c)) {
                i++;
                continue;
            }
            long hash = WordSet.SEED;
            long leetHash = WordSet.SEED;
            int start = i;
            boolean letter = false;
            boolean sign = false;
            while (i < length && (Folds.isLetter(c = lower.charAt(i)) || Folds.isLeet(c))) {
                boolean isLetter = Folds.isLetter(c);
                letter |= isLetter;
                sign |= !isLetter;
                hash = WordSet.step(hash, c);
                leetHash = WordSet.step(leetHash, isLetter ? c : Folds.leet(c));
                i++;
            }
            int word = i - start;
            singles = word == 1 && letter ? singles + 1 : 0;
            mostSingles = Math.max(mostSingles, singles);
            if (word < 3 || !letter) {
                continue;
            }
            if (sign) {
                leet += TRIGGERS.containsHash(leetHash) ? 1 : 0;
            } else if (!PLAIN.containsHash(hash)) {
                int weight = word >= 6 ? 2 : 1;
                rot13 += ROT13.containsHash(hash) ? weight : 0;
                reversed += REVERSED.containsHash(hash) ? weight : 0;
            }
        }
        return new Suspicion(rot13 >= WORDS_MIN, reversed >= WORDS_MIN, leet > 0, mostSingles >= SINGLES_MIN);
    }
}
