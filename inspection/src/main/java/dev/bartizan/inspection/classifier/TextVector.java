package dev.bartizan.inspection.classifier;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The words and character n-grams of a text as a sparse vector of length 1, weighted by how rare they are in general: what
 * a text is about, not how its sentences are built. Immutable.
 *
 * @param keys bucket numbers, rising
 * @param values one per key
 */
public record TextVector(int[] keys, float[] values) {
    /** Bucket numbers are below this. */
    public static final int BUCKETS = TextFeatures.GRAMMAR_BASE;

    private static final double WORD_SHARE = 0.3;
    // A pool, not a thread local, because virtual threads are many and short-lived.
    private static final ArrayBlockingQueue<TextFeatures> POOL =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    /** The vector of a text; of long texts the first 1,400 and last 500 characters count. */
    public static TextVector of(CharSequence text) {
        TextFeatures pooled = POOL.poll();
        TextFeatures features = pooled != null ? pooled : new TextFeatures(WordClasses.bundled(), Meanings.none());
        try {
            return of(features.count(text, 0, text.length()), SafetyModel.bundled());
        } finally {
            boolean unused = POOL.offer(features);
        }
    }

    private static TextVector of(BucketCounter counts, SafetyModel model) {
        long[] entries = new long[counts.size()];
        double[] norms = new double[2];
        int size = 0;
        for (int i = 0; i < counts.size(); i++) {
            int key = counts.keyAt(i);
            if (key >= BUCKETS) {
                continue;
            }
            float value = (float) ((1 + Math.log(counts.countAt(i))) * model.rarity(key));
            norms[TextFeatures.namespace(key)] += value * value;
            entries[size++] = (long) key << 32 | Float.floatToIntBits(value);
        }
        Arrays.sort(entries, 0, size);
        int[] keys = new int[size];
        float[] values = new float[size];
        double[] factors = {
            Math.sqrt(WORD_SHARE / Math.max(norms[0], 1e-9)), Math.sqrt((1 - WORD_SHARE) / Math.max(norms[1], 1e-9))
        };
        for (int i = 0; i < size; i++) {
            keys[i] = (int) (entries[i] >>> 32);
            values[i] = (float) (Float.intBitsToFloat((int) entries[i]) * factors[TextFeatures.namespace(keys[i])]);
        }
        return new TextVector(keys, values);
    }

    /** How alike two texts are, 0..1. */
    public double cosine(TextVector other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < keys.length && j < other.keys.length) {
            int difference = Integer.compare(keys[i], other.keys[j]);
            if (difference == 0) {
                sum += values[i++] * other.values[j++];
            } else if (difference < 0) {
                i++;
            } else {
                j++;
            }
        }
        return Math.min(1, sum);
    }
}
