package dev.bartizan.inspection;

import java.util.List;

/**
 * How much letters look like language: the mean logarithm of the chance of a letter after the one before it (a word gap
 * counts as a letter), from counts on {@link LanguageSamples}. Language lies near -2.3, shuffled letters below -3.2.
 */
final class LetterPairs {
    static final int SYMBOLS = 32;

    /** Weight of single letters where a pair was not seen often enough. */
    private static final float SMOOTHING = 4;

    /** One table per language, indexed by {@code previous * SYMBOLS + next}; 0 is a word gap, 1..26 are letters. */
    private static final float[][] LANGUAGES = tables();

    /** The mean chance over languages: good enough to rank candidates and to raise a first suspicion. */
    private static final float[] MIXTURE = mixture();

    /** Languages scored side by side, so that one sum does not wait for the other. */
    private static final int LANES = 4;

    private static final int ROW = (LANGUAGES.length + LANES - 1) / LANES * LANES;

    /** All languages' tables in one, one row of languages per pair, padded to whole groups of {@link #LANES}. */
    private static final float[] ROWS = rows();

    static final float COARSE = 64;
    private static final short[] STEPS = steps();

    private LetterPairs() {}

    private static short[] steps() {
        short[] steps = new short[MIXTURE.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (short) Math.round(MIXTURE[i] * COARSE);
        }
        return steps;
    }

    /** The symbol of a lower-case unit: 1..26 for a letter, else 0. */
    static int symbol(char unit) {
        int at = unit - 'a';
        return at >= 0 && at < 26 ? at + 1 : 0;
    }

    /** The mixture in steps of 1/64, as an integer. */
    static int coarse(int previous, int next) {
        return STEPS[previous * SYMBOLS + next];
    }

    /** The score of symbols in some language, whichever fits best; no symbol follows a gap by a gap. */
    static double best(byte[] symbols, int length) {
        int[] rows = new int[length];
        int pairs = 0;
        int previous = 0;
        for (int i = 0; i < length; i++) {
            int next = symbols[i];
            if (previous != 0 || next != 0) {
                rows[pairs++] = row(previous, next);
            }
            previous = next;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int lane = 0; lane < ROW; lane += LANES) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int i = 0; i < pairs; i++) {
                int at = rows[i] + lane;
                a += ROWS[at];
                b += ROWS[at + 1];
                c += ROWS[at + 2];
                d += ROWS[at + 3];
            }
            best = Math.max(best, Math.max(Math.max(a, b), Math.max(c, d)));
        }
        return pairs == 0 ? 0 : best / pairs;
    }

    /** Where the scores of a pair stand, for {@link #best(int[], float[], int)}. */
    static int row(int previous, int next) {
        return (previous * SYMBOLS + next) * ROW;
    }

    /**
     * The best language's score of counted pairs.
     *
     * @param rows one {@link #row} per pair
     * @param times how often the pair stands in the text
     * @param count how many of them
     */
    static double best(int[] rows, float[] times, int count) {
        float pairs = 0;
        for (int i = 0; i < count; i++) {
            pairs += times[i];
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int lane = 0; lane < ROW; lane += LANES) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int i = 0; i < count; i++) {
                int at = rows[i] + lane;
                double weight = times[i];
                a += weight * ROWS[at];
                b += weight * ROWS[at + 1];
                c += weight * ROWS[at + 2];
                d += weight * ROWS[at + 3];
            }
            best = Math.max(best, Math.max(Math.max(a, b), Math.max(c, d)));
        }
        return pairs == 0 ? 0 : best / pairs;
    }

    /** The mixture's score of one pair. */
    static float mixture(int previous, int next) {
        return MIXTURE[previous * SYMBOLS + next];
    }

    static double mixture(byte[] symbols, int length) {
        return score(MIXTURE, symbols, length);
    }

    /** The language whose pairs fit best. */
    static float[] language(byte[] symbols, int length) {
        float[] best = LANGUAGES[0];
        double score = Double.NEGATIVE_INFINITY;
        for (float[] table : LANGUAGES) {
            double own = score(table, symbols, length);
            if (own > score) {
                score = own;
                best = table;
            }
        }
        return best;
    }

    private static double score(float[] table, byte[] symbols, int length) {
        double sum = 0;
        int previous = 0;
        int pairs = 0;
        for (int i = 0; i < length; i++) {
            int next = symbols[i];
            if (previous != 0 || next != 0) {
                sum += table[previous * SYMBOLS + next];
                pairs++;
            }
            previous = next;
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private static float[][] tables() {
        List<String> texts = LanguageSamples.bundled().latin();
        float[][] tables = new float[texts.size()][];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = table(texts.get(i));
        }
        return tables;
    }

    private static float[] table(String text) {
        float[] pairs = new float[SYMBOLS * SYMBOLS];
        float[] singles = new float[SYMBOLS];
        int total = 0;
        int previous = 0;
        for (int i = 0; i < text.length(); i++) {
            int next = symbol(text.charAt(i));
            if (previous != 0 || next != 0) {
                pairs[previous * SYMBOLS + next]++;
                singles[next]++;
                total++;
            }
            previous = next;
        }
        float[] table = new float[SYMBOLS * SYMBOLS];
        for (int a = 0; a < 27; a++) {
            float seen = 0;
            for (int b = 0; b < 27; b++) {
                seen += pairs[a * SYMBOLS + b];
            }
            for (int b = 0; b < 27; b++) {
                float single = (singles[b] + 0.5f) / (total + 13.5f);
                table[a * SYMBOLS + b] =
                        (float) Math.log((pairs[a * SYMBOLS + b] + SMOOTHING * single) / (seen + SMOOTHING));
            }
        }
        return table;
    }

    /** What pads the last group of languages repeats the last one, which changes no maximum. */
    private static float[] rows() {
        float[] rows = new float[SYMBOLS * SYMBOLS * ROW];
        for (int pair = 0; pair < SYMBOLS * SYMBOLS; pair++) {
            for (int i = 0; i < ROW; i++) {
                rows[pair * ROW + i] = LANGUAGES[Math.min(i, LANGUAGES.length - 1)][pair];
            }
        }
        return rows;
    }

    private static float[] mixture() {
        float[] mixture = new float[SYMBOLS * SYMBOLS];
        for (int i = 0; i < mixture.length; i++) {
            double sum = 0;
            for (float[] table : LANGUAGES) {
                sum += Math.exp(table[i]);
            }
            mixture[i] = (float) Math.log(sum / LANGUAGES.length);
        }
        return mixture;
    }
}
