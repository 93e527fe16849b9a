package dev.bartizan.inspection.classifier;

/**
 * Turns a raw score into 0..1: a logistic curve with 0.5 at the default operating point.
 *
 * @param threshold raw score that becomes 0.5
 * @param slope steepness, above 0
 */
public record Calibration(float threshold, float slope) {
    public Calibration {
        if (!Float.isFinite(threshold) || !(slope > 0 && slope < 1e6)) {
            throw new ModelFormatException("calibration: threshold " + threshold + ", slope " + slope
                    + " (expected: a finite threshold and a slope above 0)");
        }
    }

    /** The score, 0..1. */
    public double apply(double raw) {
        return 1 / (1 + Math.exp(-slope * (raw - threshold)));
    }
}
