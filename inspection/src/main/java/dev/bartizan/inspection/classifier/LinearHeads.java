package dev.bartizan.inspection.classifier;

/**
 * Seven linear heads over {@link TextFeatures}. Weights are bytes, packed beside the bucket's inverse document frequency so
 * that one read serves all. Immutable.
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
    /** How an attack is worded shows in words and grammar more than in spelling. */
    private static final float[] ATTACK_NAMESPACE_WEIGHTS = {1f, 0.5f, 0.7f, 0.7f};

    private static final float[] LOG_COUNT = logCounts();

    /** Per bucket the inverse document frequency in the lowest byte, then the weights by head. */
    private final long[] rows = new long[TextFeatures.BUCKETS];

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
            long row = idf[bucket] & 0xff;
            for (int head = 0; head < HEADS; head++) {
                row |= (weights[head][bucket] & 0xffL) << (8 * head + 8);
            }
            rows[bucket] = row;
        }
    }

    /**
     * The heads on the text that {@code features} has read, and on each of its parts, in one pass. A part counts what starts
     * in it, every time anew; the whole counts what repeats less and less.
     *
     * @param cuts tokens where parts start, and the number of tokens as the last; at least two numbers
     * @param parts number of parts
     * @param whole receives the scores of the whole, by head
     * @param byPart receives the scores of the parts, {@link #HEADS} each
     */
    void score(TextFeatures features, int[] cuts, int parts, float[] whole, float[] byPart) {
        BucketCounter counter = features.cleared();
        HeadSums all = features.sums();
        HeadSums own = features.partSums();
        all.clear();
        for (int part = 0; part < parts; part++) {
            own.clear();
            for (int namespace = 0; namespace < TextFeatures.NAMESPACES; namespace++) {
                int[] buckets = features.stream(namespace, cuts[part], cuts[part + 1]);
                own.add(namespace, rows, buckets, features.size());
                all.repeat(namespace, rows, buckets, features.size(), counter);
            }
            all.add(own);
            for (int head = 0; head < HEADS; head++) {
                byPart[part * HEADS + head] = score(own, head);
            }
        }
        for (int head = 0; head < HEADS; head++) {
            whole[head] = score(all, head);
        }
    }

    /** The heads on the text that {@code features} has counted, written to {@code scores} by head. */
    void score(BucketCounter counts, float[] scores) {
        HeadSums sums = new HeadSums();
        for (int i = 0; i < counts.size(); i++) {
            int bucket = counts.keyAt(i);
            sums.add(TextFeatures.namespace(bucket), rows[bucket], LOG_COUNT[counts.countAt(i)]);
        }
        for (int head = 0; head < HEADS; head++) {
            scores[head] = score(sums, head);
        }
    }

    private float score(HeadSums sums, int head) {
        float sum = biases[head];
        for (int namespace = 0; namespace < TextFeatures.NAMESPACES; namespace++) {
            double norm = sums.norm(namespace);
            if (norm > 0) {
                sum += (float) (scales[head]
                        * namespaceWeights(head)[namespace]
                        * sums.dot(namespace, head)
                        / Math.sqrt(norm));
            }
        }
        return sum;
    }

    /** What one bucket adds to a head, up to a positive factor common to the namespace. */
    float contribution(int head, int bucket, int count) {
        return LOG_COUNT[count] * (idf(bucket) & 0xff) * weight(head, bucket);
    }

    byte idf(int bucket) {
        return (byte) rows[bucket];
    }

    byte weight(int head, int bucket) {
        return (byte) (rows[bucket] >>> (8 * head + 8));
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
     * @param head the head that will learn from it
     * @param keys the different buckets of a text
     * @param counts their counts, unsigned
     * @param values receives one value per key, in order
     */
    public static void vector(int head, int[] keys, byte[] counts, byte[] idf, float[] values) {
        double[] norms = new double[TextFeatures.NAMESPACES];
        for (int i = 0; i < keys.length; i++) {
            values[i] = LOG_COUNT[counts[i] & 0xff] * (idf[keys[i]] & 0xff);
            norms[TextFeatures.namespace(keys[i])] += values[i] * values[i];
        }
        for (int i = 0; i < keys.length; i++) {
            int namespace = TextFeatures.namespace(keys[i]);
            values[i] *= namespaceWeights(head)[namespace] / (float) Math.sqrt(norms[namespace]);
        }
    }

    /** Raw score of one head for the text {@code features} counts; for training and measuring. */
    public float score(int head, TextFeatures features, CharSequence text) {
        float[] scores = new float[HEADS];
        score(features.count(text, 0, text.length()), scores);
        return scores[head];
    }

    private static float[] namespaceWeights(int head) {
        return head == ATTACK ? ATTACK_NAMESPACE_WEIGHTS : NAMESPACE_WEIGHTS;
    }

    static float[] logCounts() {
        float[] table = new float[256];
        for (int i = 1; i < table.length; i++) {
            table[i] = (float) (1 + StrictMath.log(i));
        }
        return table;
    }
}
