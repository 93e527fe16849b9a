package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Plausibility;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts four signs in a row over harmless texts. */
final class PlausibilityTraining {
    private static final int CHARS_PER_TEXT = 3000;
    private static final int TEXTS_PER_SOURCE = 6000;
    /** A run counts as possible this often where its beginning is known ... */
    private static final double SMOOTHING = 0.02;
    /** ... of this many more than were seen. */
    private static final double SMOOTHING_SUM = 2;

    private PlausibilityTraining() {}

    static Plausibility of(Corpus corpus) {
        Map<Integer, Integer> runs = new HashMap<>();
        Map<Integer, Integer> beginnings = new HashMap<>();
        Map<String, Integer> texts = new HashMap<>();
        for (Row row : corpus.trainable()) {
            if (row.isBenign() && texts.merge(row.source(), 1, Integer::sum) <= TEXTS_PER_SOURCE) {
                count(row.text(), runs, beginnings);
            }
        }
        byte[] bits = new byte[Plausibility.ENTRIES];
        Arrays.fill(bits, bits(SMOOTHING / SMOOTHING_SUM));
        double[] best = new double[Plausibility.ENTRIES];
        // Runs that share an entry: the more frequent one counts.
        runs.forEach((run, count) -> {
            int entry = Plausibility.entry(run);
            if (count > best[entry]) {
                best[entry] = count;
                bits[entry] = bits((count + SMOOTHING) / (beginnings.getOrDefault(run >>> 8, 0) + SMOOTHING_SUM));
            }
        });
        return new Plausibility(bits);
    }

    private static void count(String text, Map<Integer, Integer> runs, Map<Integer, Integer> beginnings) {
        int end = Math.min(text.length(), CHARS_PER_TEXT);
        int run = 0;
        for (int i = 0; i < end; i++) {
            run = run << 8 | Plausibility.sign(text.charAt(i));
            if (i >= 3) {
                runs.merge(run, 1, Integer::sum);
                beginnings.merge(run >>> 8, 1, Integer::sum);
            }
        }
    }

    private static byte bits(double probability) {
        return (byte) Math.clamp(Math.round(-StrictMath.log(probability) / StrictMath.log(2) * 16), 0, 255);
    }
}
