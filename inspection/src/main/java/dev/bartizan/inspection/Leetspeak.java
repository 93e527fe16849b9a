package dev.bartizan.inspection;

/**
 * Reads leetspeak signs as letters. A sign can stand for one of two letters ({@code 1} is i or l): a known word decides,
 * else the likeliest letter pairs (Viterbi, 1967) of the language that the text seems to be in.
 */
final class Leetspeak {
    private static final String SIGNS = "0123456789@$!|+";
    private static final String[] LETTERS = {
        "o", "il", "z", "e", "a", "s", "gb", "tl", "b", "gq", "a", "s", "il", "li", "t"
    };
    private static final char[] FIRST = table(false);
    private static final char[] OTHER = table(true);
    private static final int WORD_MAX = 24;
    private static final int READINGS_LOG = 6;

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

    /** Tries at most 64 readings against the vocabulary; the signs that come first change first. */
    private static boolean known(char[] units, int start, int end) {
        int doubtful = 0;
        for (int i = start; i < end; i++) {
            doubtful += other(units[i]) == 0 ? 0 : 1;
        }
        int readings = 1 << Math.min(READINGS_LOG, doubtful);
        for (int reading = 0; reading < readings; reading++) {
            if (Vocabulary.KNOWN.containsHash(hash(units, start, end, reading))) {
                write(units, start, end, reading);
                return true;
            }
        }
        return false;
    }

    /** The hash of a word read in one way; bit n says whether the n-th sign in doubt is its other letter. */
    private static long hash(char[] units, int start, int end, int reading) {
        long hash = WordSet.SEED;
        int rest = reading;
        for (int i = start; i < end; i++) {
            char other = other(units[i]);
            hash = WordSet.step(hash, other != 0 && (rest & 1) != 0 ? other : first(units[i]));
            rest = other == 0 ? rest : rest >>> 1;
        }
        return hash;
    }

    private static void write(char[] units, int start, int end, int reading) {
        int rest = reading;
        for (int i = start; i < end; i++) {
            char other = other(units[i]);
            units[i] = other != 0 && (rest & 1) != 0 ? other : first(units[i]);
            rest = other == 0 ? rest : rest >>> 1;
        }
    }

    private static void likeliest(char[] units, int start, int end, float[] language) {
        int length = end - start;
        boolean[] firstFromOther = new boolean[length];
        boolean[] otherFromOther = new boolean[length];
        float first = 0;
        float other = Float.NEGATIVE_INFINITY;
        int before = 0;
        int otherBefore = 0;
        for (int i = 0; i < length; i++) {
            int letter = LetterPairs.symbol(first(units[start + i]));
            float straight = first + pair(language, before, letter);
            float crossed = other + pair(language, otherBefore, letter);
            firstFromOther[i] = crossed > straight;
            float nextFirst = Math.max(straight, crossed);
            float nextOther = Float.NEGATIVE_INFINITY;
            int otherLetter = 0;
            if (other(units[start + i]) != 0) {
                otherLetter = LetterPairs.symbol(other(units[start + i]));
                straight = first + pair(language, before, otherLetter);
                crossed = other + pair(language, otherBefore, otherLetter);
                otherFromOther[i] = crossed > straight;
                nextOther = Math.max(straight, crossed);
            }
            first = nextFirst;
            other = nextOther;
            before = letter;
            otherBefore = otherLetter;
        }
        boolean isOther = other + pair(language, otherBefore, 0) > first + pair(language, before, 0);
        for (int i = length - 1; i >= 0; i--) {
            char unit = units[start + i];
            units[start + i] = isOther ? other(unit) : first(unit);
            isOther = isOther ? otherFromOther[i] : firstFromOther[i];
        }
    }

    private static float pair(float[] language, int before, int letter) {
        return language[before * LetterPairs.SYMBOLS + letter];
    }

    /** The letter a unit most likely stands for; itself when it is no sign. */
    private static char first(char unit) {
        return unit < 128 ? FIRST[unit] : unit;
    }

    /** Another letter it can stand for, or 0. */
    private static char other(char unit) {
        return unit < 128 ? OTHER[unit] : 0;
    }

    private static char[] table(boolean others) {
        char[] table = new char[128];
        for (char c = 0; c < table.length; c++) {
            int at = SIGNS.indexOf(c);
            String letters = at < 0 ? String.valueOf(c) : LETTERS[at];
            table[c] = !others ? letters.charAt(0) : letters.length() > 1 ? letters.charAt(1) : 0;
        }
        return table;
    }
}
