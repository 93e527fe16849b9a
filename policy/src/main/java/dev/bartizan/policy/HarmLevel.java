package dev.bartizan.policy;

import java.util.Locale;

/**
 * The words for the severity of harm. Severities are 0..7 (see {@link dev.bartizan.domain.Scores#severity}); a word names
 * the two from 0 (safe), 2 (low), 4 (medium) or 6 (high) on.
 */
public enum HarmLevel {
    SAFE(0),
    LOW(0.25),
    MEDIUM(0.5),
    HIGH(0.75);

    private static final int SEVERITIES_PER_LEVEL = 2;

    private final double threshold;

    HarmLevel(double threshold) {
        this.threshold = threshold;
    }

    /** The word for a severity 0..7. */
    public static HarmLevel ofSeverity(int severity) {
        return values()[Math.clamp(severity / SEVERITIES_PER_LEVEL, 0, values().length - 1)];
    }

    /** The least score of this level, 0..1. */
    public double threshold() {
        return threshold;
    }

    /** The name on the wire: {@code safe}, {@code low}, {@code medium}, {@code high}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
