package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the curve from raw scores to 0..1: a quantile of harmless texts becomes 0.5, the slope is fitted. */
final class Calibrator {
    private Calibrator() {}

    /**
     * A raw score of a text the head was not trained on.
     *
     * @param weight how much the text counts
     */
    record Scored(float score, double weight) {}

    /** Score above which this share (by weight) of the texts lies. */
    static float threshold(List<Scored> benign, double share) {
        Scored[] sorted = benign.toArray(Scored[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Scored::score).reversed());
        double total = benign.stream().mapToDouble(Scored::weight).sum();
        double seen = 0;
        for (Scored scored : sorted) {
            seen += scored.weight();
            if (seen > share * total) {
                return scored.score();
            }
        }
        throw new IllegalArgumentException("benign: " + benign.size() + " texts (expected: at least 1)");
    }

    /** The slope that makes the two sides likeliest with the threshold held fast, both sides counting the same. */
    static Calibration fit(float threshold, List<Scored> attacks, List<Scored> benign) {
        double attackWeight = attacks.stream().mapToDouble(Scored::weight).sum();
        double benignWeight = benign.stream().mapToDouble(Scored::weight).sum();
        double best = Double.MAX_VALUE;
        double slope = 1;
        for (double candidate = 0.2; candidate < 5; candidate *= 1.1) {
            double loss = 0;
            for (Scored scored : attacks) {
                loss += scored.weight() / attackWeight * softplus(-candidate * (scored.score() - threshold));
            }
            for (Scored scored : benign) {
                loss += scored.weight() / benignWeight * softplus(candidate * (scored.score() - threshold));
            }
            if (loss < best) {
                best = loss;
                slope = candidate;
            }
        }
        return new Calibration(threshold, (float) slope);
    }

    private static double softplus(double x) {
        return x > 30 ? x : StrictMath.log1p(StrictMath.exp(x));
    }
}
