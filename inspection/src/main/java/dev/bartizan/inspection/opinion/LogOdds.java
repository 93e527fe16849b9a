package dev.bartizan.inspection.opinion;

/** Probabilities as log-odds, where evidence adds up. Certainty is capped so that no single model can decide for ever. */
public final class LogOdds {
    private static final double LEAST = 1e-4;

    private LogOdds() {}

    /** {@code ln(p / (1 - p))}, with {@code p} kept within 0.0001..0.9999. */
    public static double of(double probability) {
        double p = Math.clamp(probability, LEAST, 1 - LEAST);
        return Math.log(p / (1 - p));
    }

    /** The probability, 0..1. */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** A score moved so that {@code threshold} becomes 0.5; order is kept. */
    public static double centred(double score, double threshold) {
        return threshold == 0.5 ? score : probability(of(score) - of(threshold));
    }
}
