package dev.bartizan.inspection;

/**
 * How often each pair of symbols stands in a short text, so that the text can be scored under many keys of a cipher without
 * being written out for each: a key only renames the symbols of a pair, and reading backwards only swaps them. Symbols are
 * those of {@link LetterPairs}, and {@link #SIGN} plus a letter for a leetspeak sign that no key changes.
 */
final class PairCounts {
    /** Symbols a key has to map: a gap, 26 letters, 26 letters that stand for themselves. */
    static final int SYMBOLS = 53;

    /** Added to a letter's symbol where the text has a leetspeak sign for it. */
    static final int SIGN = 26;

    private final int head;
    private final int tail;
    private final byte[] first;
    private final byte[] second;
    private final float[] times;
    private int size;
    private int pairs;

    private PairCounts(String text, boolean signs) {
        int length = text.length();
        first = new byte[length];
        second = new byte[length];
        times = new float[length];
        head = length == 0 ? 0 : symbol(text.charAt(0), signs);
        int[] places = new int[SYMBOLS * SYMBOLS];
        int previous = head;
        for (int i = 1; i < length; i++) {
            int next = symbol(text.charAt(i), signs);
            if (previous != 0 || next != 0) {
                count(places, previous, next);
            }
            previous = next;
        }
        tail = previous;
    }

    /** @param signs whether leetspeak signs count as letters that no key changes */
    static PairCounts of(String text, boolean signs) {
        return new PairCounts(text, signs);
    }

    private void count(int[] places, int previous, int next) {
        int pair = previous * SYMBOLS + next;
        if (places[pair] == 0) {
            first[size] = (byte) previous;
            second[size] = (byte) next;
            places[pair] = ++size;
        }
        times[places[pair] - 1]++;
        pairs++;
    }

    private static int symbol(char unit, boolean signs) {
        int symbol = LetterPairs.symbol(unit);
        if (symbol == 0 && signs) {
            int letter = LetterPairs.symbol(Folds.leet(unit));
            return letter == 0 ? 0 : letter + SIGN;
        }
        return symbol;
    }

    /** A table of letters for {@link #mixture} and {@link #best} that leaves all symbols as they are. */
    static byte[] letters() {
        byte[] letters = new byte[SYMBOLS];
        for (int letter = 1; letter <= 26; letter++) {
            letters[letter] = (byte) letter;
            letters[letter + SIGN] = (byte) letter;
        }
        return letters;
    }

    /**
     * The scores of the text under a key, as {@link LetterPairs#mixture} gives them, read forwards and backwards.
     *
     * @param letters what each symbol becomes
     * @param scores where they go: to {@code forwards} and to {@code backwards}
     */
    void mixture(byte[] letters, double[] scores, int forwards, int backwards) {
        double there = letters[head] == 0 ? 0 : LetterPairs.mixture(0, letters[head]);
        double back = letters[tail] == 0 ? 0 : LetterPairs.mixture(0, letters[tail]);
        for (int i = 0; i < size; i++) {
            int a = letters[first[i]];
            int b = letters[second[i]];
            double weight = times[i];
            there += weight * LetterPairs.mixture(a, b);
            back += weight * LetterPairs.mixture(b, a);
        }
        scores[forwards] = mean(there, letters[head]);
        scores[backwards] = mean(back, letters[tail]);
    }

    /** A text that starts with a letter has one pair more: the gap before it. */
    private double mean(double sum, int start) {
        int counted = start == 0 ? pairs : pairs + 1;
        return counted == 0 ? 0 : sum / counted;
    }

    /** The score under a key in the language that fits best, as {@link LetterPairs#best} gives it. */
    double best(byte[] letters, boolean backwards) {
        int start = letters[backwards ? tail : head];
        int[] rows = new int[size + 1];
        float[] weights = new float[size + 1];
        int used = 0;
        if (start != 0) {
            rows[0] = LetterPairs.row(0, start);
            weights[used++] = 1;
        }
        for (int i = 0; i < size; i++) {
            rows[used] = LetterPairs.row(previous(letters, i, backwards), next(letters, i, backwards));
            weights[used++] = times[i];
        }
        return LetterPairs.best(rows, weights, used);
    }

    private int previous(byte[] letters, int pair, boolean backwards) {
        return letters[backwards ? second[pair] : first[pair]];
    }

    private int next(byte[] letters, int pair, boolean backwards) {
        return letters[backwards ? first[pair] : second[pair]];
    }
}
