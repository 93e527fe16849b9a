package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the curve from raw scores to 0..1: a quantile of harmless texts becomes 0.5, the slopes follow from others. */
final class Calibrator {
    private static final double QUIET_SHARE = 0.95;
    private static final double QUIET_SCORE = 0.12;
    private static final double STRONG_SHARE = 0.9;
    private static final double STRONG_SCORE = 0.9;
    private static final double SLOPE_MIN = 0.1;
    private static final double SLOPE_MAX = 10;

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

    /**
     * The curve through a threshold on which {@value #QUIET_SHARE} of the harmless texts stay at or below
     * {@value #QUIET_SCORE} (severity 0), and the strongest tenth of what is found reaches {@value #STRONG_SCORE}.
     */
    static Calibration fit(float threshold, List<Scored> attacks, List<Scored> benign) {
        double quiet = threshold - threshold(benign, 1 - QUIET_SHARE);
        List<Scored> found =
                attacks.stream().filter(scored -> scored.score() > threshold).toList();
        double strong = found.isEmpty() ? 1 : threshold(found, 1 - STRONG_SHARE) - threshold;
        return new Calibration(threshold, slope(-quiet, QUIET_SCORE), slope(strong, STRONG_SCORE));
    }

    /** The slope that brings a distance from the threshold to a score. */
    private static float slope(double distance, double score) {
        double wanted = StrictMath.log(score / (1 - score)) / distance;
        return (float) Math.clamp(Double.isFinite(wanted) ? wanted : SLOPE_MAX, SLOPE_MIN, SLOPE_MAX);
    }
}
