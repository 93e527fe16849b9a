package dev.bartizan.inspection.classifier;

/**
 * Seven linear heads over {@link TextFeatures}. Weights are bytes, packed beside the bucket's inverse document frequency so
 * that one cache line serves all. Immutable.
 */
public final class LinearHeads {
    /** Head: the whole text attacks the assistant it is sent to. */
    public static final int ATTACK = 0;
    /** Head: a sentence is a request or an instruction. */
    public static final int REQUEST = 1;
    /** Head: the text asks for help with doing harm. */
    public static final int HARMFUL = 2;
    /** Heads of the four harm categories: hate, sexual, violence, self-harm. */
    public static final int HATE = 3;
    /** Number of heads. */
    public static final int HEADS = 7;

    /** Inverse document frequencies are stored as unsigned bytes in sixteenths. */
    static final float IDF_UNIT = 1 / 16f;

    private static final float[] NAMESPACE_WEIGHTS = {1f, 1f, 0.7f, 0.7f};
    private static final float[] LOG_COUNT = logCounts();
    private static final int STRIDE = 8;

    private final byte[] packed = new byte[TextFeatures.BUCKETS * STRIDE];
    private final float[] scales;
    private final float[] biases;

    /**
     * @param idf one byte per bucket, sixteenths, unsigned
     * @param weights per head one signed byte per bucket
     * @param scales per head the factor of its bytes
     * @param biases per head the score of an empty text
     */
    public LinearHeads(byte[] idf, byte[][] weights, float[] scales, float[] biases) {
        this.scales = scales.clone();
        this.biases = biases.clone();
        for (int bucket = 0; bucket < TextFeatures.BUCKETS; bucket++) {
            packed[bucket * STRIDE] = idf[bucket];
            for (int head = 0; head < HEADS; head++) {
                packed[bucket * STRIDE + 1 + head] = weights[head][bucket];
            }
        }
    }

    /** Adds up the heads: log-odds like numbers, written to {@code scores} by head. */
    void score(IntCounter counts, float[] scores) {
        float[] dots = new float[TextFeatures.NAMESPACES * STRIDE];
        float[] norms = new float[TextFeatures.NAMESPACES];
        for (int i = 0; i < counts.size(); i++) {
            int bucket = counts.keyAt(i);
            int at = bucket * STRIDE;
            float value = LOG_COUNT[counts.countAt(i)] * (packed[at] & 0xff);
            int namespace = TextFeatures.namespace(bucket);
            norms[namespace] += value * value;
            int to = namespace * STRIDE;
            dots[to] += value * packed[at + 1];
            dots[to + 1] += value * packed[at + 2];
            dots[to + 2] += value * packed[at + 3];
            dots[to + 3] += value * packed[at + 4];
            dots[to + 4] += value * packed[at + 5];
            dots[to + 5] += value * packed[at + 6];
            dots[to + 6] += value * packed[at + 7];
        }
        for (int head = 0; head < HEADS; head++) {
            float sum = biases[head];
            for (int namespace = 0; namespace < TextFeatures.NAMESPACES; namespace++) {
                if (norms[namespace] > 0) {
                    sum += scales[head]
                            * NAMESPACE_WEIGHTS[namespace]
                            * dots[namespace * STRIDE + head]
                            / (float) Math.sqrt(norms[namespace]);
                }
            }
            scores[head] = sum;
        }
    }

    /** What one bucket adds to a head, up to a positive factor common to the namespace. */
    float contribution(int head, int bucket, int count) {
        return LOG_COUNT[count] * (packed[bucket * STRIDE] & 0xff) * packed[bucket * STRIDE + 1 + head];
    }

    byte idf(int bucket) {
        return packed[bucket * STRIDE];
    }

    byte weight(int head, int bucket) {
        return packed[bucket * STRIDE + 1 + head];
    }

    float scale(int head) {
        return scales[head];
    }

    float bias(int head) {
        return biases[head];
    }

    /**
     * The vector the heads multiply: for training.
     *
     * @param keys the different buckets of a text
     * @param counts their counts, unsigned
     * @param values receives one value per key, in order
     */
    public static void vector(int[] keys, byte[] counts, byte[] idf, float[] values) {
        double[] norms = new double[TextFeatures.NAMESPACES];
        for (int i = 0; i < keys.length; i++) {
            values[i] = LOG_COUNT[counts[i] & 0xff] * (idf[keys[i]] & 0xff);
            norms[TextFeatures.namespace(keys[i])] += values[i] * values[i];
        }
        for (int i = 0; i < keys.length; i++) {
            int namespace = TextFeatures.namespace(keys[i]);
            values[i] *= NAMESPACE_WEIGHTS[namespace] / (float) Math.sqrt(norms[namespace]);
        }
    }

    /** Raw score of one head for the text {@code features} counts; for training and measuring. */
    public float score(int head, TextFeatures features, CharSequence text) {
        float[] scores = new float[HEADS];
        score(features.count(text, 0, text.length()), scores);
        return scores[head];
    }

    private static float[] logCounts() {
        float[] table = new float[256];
        for (int i = 1; i < table.length; i++) {
            table[i] = (float) (1 + StrictMath.log(i));
        }
        return table;
    }
}
