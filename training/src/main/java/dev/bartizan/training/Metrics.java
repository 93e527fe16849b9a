package dev.bartizan.training;

import java.util.Arrays;

/** Figures of merit for scores of positives and negatives. */
final class Metrics {
    private Metrics() {}

    /** Chance that a positive scores above a negative; ties count half. */
    static double auc(float[] positives, float[] negatives) {
        float[] sorted = negatives.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (float score : positives) {
            sum += (below(sorted, score) + notAbove(sorted, score)) / 2.0;
        }
        return sum / positives.length / negatives.length;
    }

    /** Share of the positives above the threshold that lets this share of the negatives through. */
    static double recallAt(double falsePositives, float[] positives, float[] negatives) {
        float[] sorted = negatives.clone();
        Arrays.sort(sorted);
        int allowed = (int) Math.floor(falsePositives * sorted.length);
        float threshold = sorted[Math.max(0, sorted.length - 1 - allowed)];
        return shareAbove(positives, threshold);
    }

    /** Mean of the precision at each positive, scores from high to low; positives after negatives of the same score. */
    static double averagePrecision(float[] positives, float[] negatives) {
        float[] sorted = positives.clone();
        Arrays.sort(sorted);
        float[] others = negatives.clone();
        Arrays.sort(others);
        double sum = 0;
        for (int i = sorted.length - 1, found = 1; i >= 0; i--, found++) {
            int above = others.length - below(others, sorted[i]);
            sum += (double) found / (found + above);
        }
        return sum / positives.length;
    }

    static double shareAbove(float[] scores, float threshold) {
        int above = 0;
        for (float score : scores) {
            above += score > threshold ? 1 : 0;
        }
        return scores.length == 0 ? Double.NaN : (double) above / scores.length;
    }

    private static int below(float[] sorted, float score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int notAbove(float[] sorted, float score) {
        return below(sorted, Math.nextUp(score));
    }
}
