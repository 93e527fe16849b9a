package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Trees;
import java.util.Arrays;

/** Gradient boosting with logistic loss: small trees over quantile bins. */
final class Boosting {
    private static final int TREES = 120;
    private static final int BINS = 64;
    private static final double RATE = 0.1;
    private static final double LEAF_PENALTY = 5;
    private static final double LEAF_WEIGHT_MIN = 20;

    private final int width;
    private final float[][] rows;
    private final boolean[] labels;
    private final float[] weights;
    private final float[][] cuts;
    private final byte[][] bins;

    /** @param rows as many numbers each */
    Boosting(float[][] rows, boolean[] labels, float[] weights) {
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        width = rows[0].length;
        cuts = new float[width][];
        bins = new byte[width][rows.length];
        for (int feature = 0; feature < width; feature++) {
            cut(feature);
        }
    }

    Trees train() {
        byte[] features = new byte[TREES * Trees.NODES];
        float[] thresholds = new float[TREES * Trees.NODES];
        float[] leaves = new float[TREES * Trees.LEAVES];
        double[] scores = new double[rows.length];
        double[] gradients = new double[rows.length];
        double[] curvatures = new double[rows.length];
        for (int tree = 0; tree < TREES; tree++) {
            for (int i = 0; i < rows.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-scores[i]));
                gradients[i] = weights[i] * ((labels[i] ? 1 : 0) - p);
                curvatures[i] = weights[i] * Math.max(p * (1 - p), 1e-6);
            }
            int[] nodes = new int[rows.length];
            for (int level = 0; level < Trees.DEPTH; level++) {
                splitLevel(tree, level, nodes, gradients, curvatures, features, thresholds);
            }
            double[] g = new double[Trees.LEAVES];
            double[] h = new double[Trees.LEAVES];
            for (int i = 0; i < rows.length; i++) {
                g[nodes[i] - Trees.NODES] += gradients[i];
                h[nodes[i] - Trees.NODES] += curvatures[i];
            }
            for (int leaf = 0; leaf < Trees.LEAVES; leaf++) {
                leaves[tree * Trees.LEAVES + leaf] = (float) (RATE * g[leaf] / (h[leaf] + LEAF_PENALTY));
            }
            for (int i = 0; i < rows.length; i++) {
                scores[i] += leaves[tree * Trees.LEAVES + nodes[i] - Trees.NODES];
            }
        }
        return new Trees(width, features, thresholds, leaves);
    }

    private void splitLevel(
            int tree,
            int level,
            int[] nodes,
            double[] gradients,
            double[] curvatures,
            byte[] features,
            float[] thresholds) {
        int first = (1 << level) - 1;
        int count = 1 << level;
        double[] bestGain = new double[count];
        int[] bestFeature = new int[count];
        int[] bestBin = new int[count];
        Arrays.fill(bestBin, BINS);
        for (int feature = 0; feature < width; feature++) {
            double[] g = new double[count * BINS];
            double[] h = new double[count * BINS];
            for (int i = 0; i < rows.length; i++) {
                int at = (nodes[i] - first) * BINS + bins[feature][i];
                g[at] += gradients[i];
                h[at] += curvatures[i];
            }
            for (int node = 0; node < count; node++) {
                double gAll = 0;
                double hAll = 0;
                for (int bin = 0; bin < BINS; bin++) {
                    gAll += g[node * BINS + bin];
                    hAll += h[node * BINS + bin];
                }
                double gLeft = 0;
                double hLeft = 0;
                for (int bin = 0; bin < cuts[feature].length; bin++) {
                    gLeft += g[node * BINS + bin];
                    hLeft += h[node * BINS + bin];
                    if (hLeft < LEAF_WEIGHT_MIN / 4 || hAll - hLeft < LEAF_WEIGHT_MIN / 4) {
                        continue;
                    }
                    double gain = gLeft * gLeft / (hLeft + LEAF_PENALTY)
                            + (gAll - gLeft) * (gAll - gLeft) / (hAll - hLeft + LEAF_PENALTY)
                            - gAll * gAll / (hAll + LEAF_PENALTY);
                    if (gain > bestGain[node]) {
                        bestGain[node] = gain;
                        bestFeature[node] = feature;
                        bestBin[node] = bin;
                    }
                }
            }
        }
        for (int node = 0; node < count; node++) {
            int at = tree * Trees.NODES + first + node;
            features[at] = (byte) bestFeature[node];
            // A node without a useful split sends everything left.
            thresholds[at] = bestBin[node] == BINS ? Float.MAX_VALUE : cuts[bestFeature[node]][bestBin[node]];
        }
        for (int i = 0; i < rows.length; i++) {
            int node = nodes[i] - first;
            boolean left = bestBin[node] == BINS || bins[bestFeature[node]][i] <= bestBin[node];
            nodes[i] = 2 * nodes[i] + (left ? 1 : 2);
        }
    }

    private void cut(int feature) {
        float[] sorted = new float[rows.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = rows[i][feature];
        }
        Arrays.sort(sorted);
        float[] found = new float[BINS - 1];
        int n = 0;
        for (int i = 1; i < BINS; i++) {
            float cut = sorted[(int) ((long) i * (sorted.length - 1) / BINS)];
            if (n == 0 || cut > found[n - 1]) {
                found[n++] = cut;
            }
        }
        cuts[feature] = Arrays.copyOf(found, n);
        for (int i = 0; i < rows.length; i++) {
            int at = Arrays.binarySearch(cuts[feature], rows[i][feature]);
            bins[feature][i] = (byte) (at >= 0 ? at : -at - 1);
        }
    }
}
