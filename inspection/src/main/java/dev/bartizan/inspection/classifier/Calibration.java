package dev.bartizan.inspection.classifier;

/**
 * Turns a raw score into 0..1: two halves of logistic curves that meet at 0.5, the default operating point. Below it the curve
 * says how far a text is from what is found; above it, how strong what is found is.
 *
 * @param threshold raw score that becomes 0.5
 * @param below steepness below the threshold, above 0
 * @param above steepness above it, above 0
 */
public record Calibration(float threshold, float below, float above) {
    public Calibration {
        if (!Float.isFinite(threshold) || !isSlope(below) || !isSlope(above)) {
            throw new ModelFormatException("calibration: threshold " + threshold + ", slopes " + below + " and " + above
                    + " (expected: a finite threshold and slopes above 0)");
        }
    }

    /** One slope on both sides. */
    public Calibration(float threshold, float slope) {
        this(threshold, slope, slope);
    }

    private static boolean isSlope(float slope) {
        return slope > 0 && slope < 1e6;
    }

    /** The score, 0..1. */
    public double apply(double raw) {
        double distance = raw - threshold;
        return 1 / (1 + Math.exp(-(distance < 0 ? below : above) * distance));
    }
}
