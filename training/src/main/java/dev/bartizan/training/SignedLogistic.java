package dev.bartizan.training;

import java.util.Arrays;

/**
 * Logistic regression whose weights keep a given sign: accelerated projected gradient on standardised numbers with a
 * quadratic penalty. Deterministic.
 */
final class SignedLogistic {
    private static final int ROUNDS = 4_000;

    private SignedLogistic() {}

    /**
     * The fitted weights, for numbers that are not standardised.
     *
     * @param weights one per number
     * @param bias log-odds of a row of zeros
     */
    record Fit(double[] weights, double bias) {
        double odds(float[] row) {
            double sum = bias;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * row[i];
            }
            return sum;
        }
    }

    /**
     * @param rows the numbers
     * @param labels what to find
     * @param importance weight per row, mean about 1
     * @param signs per number 1, -1 or 0 for free
     * @param penalty on the squares of the standardised weights, per row
     */
    static Fit fit(float[][] rows, boolean[] labels, double[] importance, int[] signs, double penalty) {
        int width = signs.length;
        double[] mean = new double[width];
        double[] scale = new double[width];
        double[][] standard = standardise(rows, mean, scale);
        double[] at = new double[width + 1];
        double[] ahead = new double[width + 1];
        double step =
                1 / (0.25 * (width + 1) * Arrays.stream(importance).average().orElse(1) * 2 + penalty);
        double momentum = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = gradient(standard, labels, importance, ahead, penalty);
            double[] next = new double[width + 1];
            for (int j = 0; j <= width; j++) {
                next[j] = ahead[j] - step * gradient[j];
                if (j < width && next[j] * signs[j] < 0) {
                    next[j] = 0;
                }
            }
            double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            for (int j = 0; j <= width; j++) {
                ahead[j] = next[j] + (momentum - 1) / nextMomentum * (next[j] - at[j]);
            }
            momentum = nextMomentum;
            at = next;
        }
        double[] weights = new double[width];
        double bias = at[width];
        for (int j = 0; j < width; j++) {
            weights[j] = at[j] / scale[j];
            bias -= weights[j] * mean[j];
        }
        return new Fit(weights, bias);
    }

    private static double[] gradient(
            double[][] rows, boolean[] labels, double[] importance, double[] weights, double penalty) {
        int width = weights.length - 1;
        double[] gradient = new double[width + 1];
        for (int i = 0; i < rows.length; i++) {
            double odds = weights[width];
            for (int j = 0; j < width; j++) {
                odds += weights[j] * rows[i][j];
            }
            double error = importance[i] * (1 / (1 + StrictMath.exp(-odds)) - (labels[i] ? 1 : 0)) / rows.length;
            for (int j = 0; j < width; j++) {
                gradient[j] += error * rows[i][j];
            }
            gradient[width] += error;
        }
        for (int j = 0; j < width; j++) {
            gradient[j] += penalty * weights[j];
        }
        return gradient;
    }

    private static double[][] standardise(float[][] rows, double[] mean, double[] scale) {
        int width = mean.length;
        double[][] standard = new double[rows.length][width];
        for (int j = 0; j < width; j++) {
            double squares = 0;
            for (float[] row : rows) {
                mean[j] += row[j] / rows.length;
                squares += (double) row[j] * row[j] / rows.length;
            }
            scale[j] = Math.max(Math.sqrt(Math.max(0, squares - mean[j] * mean[j])), 1e-6);
            for (int i = 0; i < rows.length; i++) {
                standard[i][j] = (rows[i][j] - mean[j]) / scale[j];
            }
        }
        return standard;
    }
}
