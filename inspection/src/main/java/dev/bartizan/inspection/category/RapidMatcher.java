package dev.bartizan.inspection.category;

import dev.bartizan.inspection.TextNormaliser;
import dev.bartizan.inspection.classifier.TextVector;
import java.util.List;
import java.util.Optional;

/**
 * The samples of one category, ready to be compared. A sample matches when some reading of the text is more like it than
 * everyday texts are, by a margin. Immutable and thread-safe.
 */
final class RapidMatcher {
    private static final double THRESHOLD_MIN = 0.34;
    private static final double THRESHOLD_MAX = 0.75;
    private static final double MARGIN = 0.12;

    private final String category;
    private final List<Prepared> samples;

    /** @param threshold cosine from which a text matches this sample */
    private record Prepared(String id, TextVector vector, double threshold) {}

    RapidMatcher(String category, List<RapidSample> samples) {
        this.category = category;
        this.samples = samples.stream().map(RapidMatcher::prepare).toList();
    }

    private static Prepared prepare(RapidSample sample) {
        TextVector vector = TextVector.of(TextNormaliser.normalise(sample.text()));
        double ordinary = OrdinaryTexts.vectors().stream()
                .mapToDouble(vector::cosine)
                .max()
                .orElse(0);
        return new Prepared(sample.id(), vector, Math.clamp(ordinary + MARGIN, THRESHOLD_MIN, THRESHOLD_MAX));
    }

    /** The sample that the text resembles most, if it resembles any. */
    Optional<RapidMatch> match(List<TextVector> readings) {
        String best = "";
        double bestScore = 0;
        for (Prepared sample : samples) {
            for (TextVector reading : readings) {
                double score = score(sample.vector().cosine(reading), sample.threshold());
                if (score > bestScore) {
                    bestScore = score;
                    best = sample.id();
                }
            }
        }
        return bestScore >= 0.5 ? Optional.of(new RapidMatch(category, best, bestScore)) : Optional.empty();
    }

    private static double score(double cosine, double threshold) {
        return cosine < threshold ? 0.5 * cosine / threshold : 0.5 + 0.5 * (cosine - threshold) / (1 - threshold);
    }
}
