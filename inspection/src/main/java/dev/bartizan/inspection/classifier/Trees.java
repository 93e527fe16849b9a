package dev.bartizan.inspection.classifier;

/**
 * Boosted regression trees of depth {@value #DEPTH}, each a full binary tree stored by level. Immutable.
 */
public final class Trees {
    /** Levels of decisions in each tree. */
    public static final int DEPTH = 4;
    /** Decisions per tree. */
    public static final int NODES = (1 << DEPTH) - 1;
    /** Leaves per tree. */
    public static final int LEAVES = 1 << DEPTH;

    final byte[] features;
    final float[] thresholds;
    final float[] leaves;

    /**
     * @param width how many numbers a row has
     * @param features per tree and node the number looked at
     * @param thresholds per tree and node: at most this goes left
     * @param leaves per tree and leaf what is added to the score
     */
    public Trees(int width, byte[] features, float[] thresholds, float[] leaves) {
        if (features.length % NODES != 0
                || thresholds.length != features.length
                || leaves.length != features.length / NODES * LEAVES) {
            throw new ModelFormatException("trees: " + features.length + " nodes, " + leaves.length
                    + " leaves (expected: " + NODES + " nodes and " + LEAVES + " leaves per tree)");
        }
        for (byte feature : features) {
            if (feature < 0 || feature >= width) {
                throw new ModelFormatException("trees: feature " + feature + " (expected: 0.." + (width - 1) + ")");
            }
        }
        this.features = features.clone();
        this.thresholds = thresholds.clone();
        this.leaves = leaves.clone();
    }

    /** Number of trees. */
    public int size() {
        return features.length / NODES;
    }

    /** The sum of the leaves reached by the numbers at {@code numbers[offset ..]}. */
    public float score(float[] numbers, int offset) {
        float sum = 0;
        int trees = size();
        for (int tree = 0; tree < trees; tree++) {
            int node = 0;
            for (int level = 0; level < DEPTH; level++) {
                int at = tree * NODES + node;
                node = 2 * node + (numbers[offset + features[at]] <= thresholds[at] ? 1 : 2);
            }
            sum += leaves[tree * LEAVES + node - NODES];
        }
        return sum;
    }
}
