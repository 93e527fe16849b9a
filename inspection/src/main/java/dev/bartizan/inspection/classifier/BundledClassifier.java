package dev.bartizan.inspection.classifier;

import dev.bartizan.inspection.AttackClassifier;
import java.util.List;

/** The model that ships with the product, as the engine's {@link AttackClassifier}. */
public final class BundledClassifier implements AttackClassifier {
    /**
     * How far the engine moves the model's operating points towards fewer false alarms, in log-odds: on kinds of text the
     * model has not seen (languages, manuals, contracts) its own 0.5 flags too much ordinary work. Order, and so every
     * ranking figure, stays the same.
     */
    private static final double PROMPT_SHIFT = 0.7;

    private static final double DOCUMENT_SHIFT = 1.2;
    private static final double CERTAIN = 1e-9;

    private final PromptAttackModel model;

    private BundledClassifier(PromptAttackModel model) {
        this.model = model;
    }

    /**
     * Loads the bundled model.
     *
     * @throws ModelFormatException when the resource is missing or damaged
     */
    public static BundledClassifier load() {
        return new BundledClassifier(PromptAttackModel.bundled());
    }

    @Override
    public double promptScore(CharSequence normalisedText) {
        return shift(model.promptScore(normalisedText), PROMPT_SHIFT);
    }

    @Override
    public List<AttackClassifier.SentenceScore> documentScores(String text) {
        return model.documentScores(text).stream()
                .map(s -> new AttackClassifier.SentenceScore(
                        new dev.bartizan.domain.Span(s.start(), s.end()), shift(s.score(), DOCUMENT_SHIFT)))
                .toList();
    }

    @Override
    public List<String> topFeatures(CharSequence normalisedText) {
        return model.reasons(normalisedText, 3);
    }

    @Override
    public String version() {
        return model.version();
    }

    private static double shift(double score, double by) {
        double bounded = Math.min(Math.max(score, CERTAIN), 1 - CERTAIN);
        return 1 / (1 + (1 - bounded) / bounded * Math.exp(by));
    }
}
