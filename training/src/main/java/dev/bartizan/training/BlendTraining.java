package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Blend;
import java.util.List;
import java.util.Random;

/** Fits a {@link Blend} by logistic loss with weight decay. */
final class BlendTraining {
    private static final int EPOCHS = 30;
    private static final double RATE = 0.02;
    private static final double DECAY = 0.002;
    /** What the attack head, the first number, counts besides: the head alone is steadier on strangers, both together best. */
    private static final float ANCHOR = 1.5f;

    private BlendTraining() {}

    static Blend train(List<float[]> rows, boolean[] labels, float[] weights, long seed) {
        int n = rows.getFirst().length;
        float[] means = new float[n];
        float[] deviations = new float[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            double squares = 0;
            double total = 0;
            for (int row = 0; row < rows.size(); row++) {
                // The scale is that of harmless texts.
                double weight = labels[row] ? 0 : weights[row];
                sum += weight * rows.get(row)[i];
                squares += weight * rows.get(row)[i] * rows.get(row)[i];
                total += weight;
            }
            means[i] = (float) (sum / total);
            deviations[i] = (float) Math.max(1e-3, Math.sqrt(Math.max(0, squares / total - means[i] * means[i])));
        }
        int inputs = Blend.inputs(n);
        Blend shape = new Blend(means, deviations, new float[inputs], 0);
        double[] w = new double[inputs];
        double[] average = new double[inputs];
        double bias = 0;
        double biasAverage = 0;
        int[] order = java.util.stream.IntStream.range(0, rows.size()).toArray();
        Random random = new Random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            double rate = RATE / (1 + epoch * 0.5);
            for (int row : order) {
                float[] x = shape.inputs(rows.get(row));
                double score = bias;
                for (int i = 0; i < inputs; i++) {
                    score += w[i] * x[i];
                }
                double y = labels[row] ? 1 : -1;
                double move = Math.min(4, weights[row]) * rate * y / (1 + StrictMath.exp(y * score));
                for (int i = 0; i < inputs; i++) {
                    w[i] += move * x[i] - rate * DECAY * w[i];
                }
                bias += move;
            }
            if (epoch >= EPOCHS / 2) {
                for (int i = 0; i < inputs; i++) {
                    average[i] += w[i];
                }
                biasAverage += bias;
            }
        }
        float[] found = new float[inputs];
        int kept = EPOCHS - EPOCHS / 2;
        for (int i = 0; i < inputs; i++) {
            found[i] = (float) (average[i] / kept);
        }
        found[0] += ANCHOR;
        return new Blend(means, deviations, found, (float) (biasAverage / kept));
    }
}
