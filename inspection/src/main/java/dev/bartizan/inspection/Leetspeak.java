package dev.bartizan.inspection;

/**
 * Reads leetspeak signs as letters. A sign can stand for more than one letter ({@code 1} is i or l): a known word decides,
 * else the likeliest letter pairs (Viterbi, 1967) of the language that the text seems to be in.
 */
final class Leetspeak {
    private static final String SIGNS = "0123456789@$!|+";
    private static final String[] LETTERS = {
        "o", "il", "z", "e", "a", "s", "gb", "tl", "b", "gq", "a", "s", "il", "li", "t"
    };
    private static final int WORD_MAX = 24;

    private Leetspeak() {}

    /**
     * The view with signs read as letters.
     *
     * @param all also in words without any letter, as in dense leetspeak, where {@code 70} is "to"
     */
    static View view(View view, boolean all) {
        char[] units = view.lower().toCharArray();
        float[] language = language(units);
        int i = 0;
        while (i < units.length) {
            int end = i;
            boolean letter = false;
            boolean sign = false;
            while (end < units.length && (Folds.isLetter(units[end]) || Folds.isLeet(units[end]))) {
                letter |= Folds.isLetter(units[end]);
                sign |= Folds.isLeet(units[end]);
                end++;
            }
            if (sign && (letter || (all && end - i <= 4))) {
                word(units, i, end, language);
            }
            i = end + 1;
        }
        String text = new String(units);
        return new View(view.child("leetspeak"), text, text, view.map(), false, view.depth() + 1);
    }

    private static float[] language(char[] units) {
        int length = Math.min(units.length, 400);
        byte[] symbols = new byte[length];
        for (int i = 0; i < length; i++) {
            symbols[i] = (byte) LetterPairs.symbol(Folds.leet(units[i]));
        }
        return LetterPairs.language(symbols, length);
    }

    private static void word(char[] units, int start, int wordEnd, float[] language) {
        int end = wordEnd;
        while (end > start && (units[end - 1] == '!' || units[end - 1] == '+') && end - start > 1) {
            end--;
        }
        for (int from = start; from < end; from += WORD_MAX) {
            int to = Math.min(end, from + WORD_MAX);
            if (!known(units, from, to)) {
                likeliest(units, from, to, language);
            }
        }
    }

    /** Tries at most 64 readings against the vocabulary. */
    private static boolean known(char[] units, int start, int end) {
        int length = end - start;
        int readings = 1;
        for (int i = start; i < end && readings <= 64; i++) {
            readings *= options(units[i]).length();
        }
        char[] word = new char[length];
        for (int reading = 0; reading < Math.min(64, readings); reading++) {
            int rest = reading;
            long hash = WordSet.SEED;
            for (int i = 0; i < length; i++) {
                String options = options(units[start + i]);
                word[i] = options.charAt(rest % options.length());
                rest /= options.length();
                hash = WordSet.step(hash, word[i]);
            }
            if (Vocabulary.KNOWN.containsHash(hash)) {
                System.arraycopy(word, 0, units, start, length);
                return true;
            }
        }
        return false;
    }

    private static void likeliest(char[] units, int start, int end, float[] language) {
        int length = end - start;
        float[][] best = new float[length + 1][3];
        int[][] from = new int[length + 1][3];
        for (int i = 0; i < length; i++) {
            String options = options(units[start + i]);
            String before = i == 0 ? " " : options(units[start + i - 1]);
            for (int o = 0; o < options.length(); o++) {
                best[i][o] = Float.NEGATIVE_INFINITY;
                for (int b = 0; b < before.length(); b++) {
                    float score = (i == 0 ? 0 : best[i - 1][b])
                            + language[
                                    LetterPairs.symbol(before.charAt(b)) * LetterPairs.SYMBOLS
                                            + LetterPairs.symbol(options.charAt(o))];
                    if (score > best[i][o]) {
                        best[i][o] = score;
                        from[i][o] = b;
                    }
                }
            }
        }
        char[] word = new char[length];
        int option = last(units[end - 1], best[length - 1], language);
        for (int i = length - 1; i >= 0; i--) {
            word[i] = options(units[start + i]).charAt(option);
            option = from[i][option];
        }
        System.arraycopy(word, 0, units, start, length);
    }

    private static int last(char unit, float[] scores, float[] language) {
        String options = options(unit);
        int best = 0;
        for (int o = 1; o < options.length(); o++) {
            float own = scores[o] + language[LetterPairs.symbol(options.charAt(o)) * LetterPairs.SYMBOLS];
            float other = scores[best] + language[LetterPairs.symbol(options.charAt(best)) * LetterPairs.SYMBOLS];
            best = own > other ? o : best;
        }
        return best;
    }

    private static String options(char unit) {
        int at = SIGNS.indexOf(unit);
        return at < 0 ? String.valueOf(unit) : LETTERS[at];
    }
}
