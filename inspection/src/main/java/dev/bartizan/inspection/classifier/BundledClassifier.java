package dev.bartizan.inspection.classifier;

import dev.bartizan.inspection.AttackClassifier;
import dev.bartizan.inspection.TextScores;
import java.util.List;

/** The model that ships with the product, as the engine's {@link AttackClassifier}. */
public final class BundledClassifier implements AttackClassifier {
    private final SafetyModel model;

    private BundledClassifier(SafetyModel model) {
        this.model = model;
    }

    /**
     * Loads the bundled model.
     *
     * @throws ModelFormatException when the resource is missing or damaged
     */
    public static BundledClassifier load() {
        return new BundledClassifier(SafetyModel.bundled());
    }

    @Override
    public double promptScore(CharSequence normalisedText) {
        return model.promptScore(normalisedText);
    }

    @Override
    public TextScores textScores(CharSequence text) {
        return textScores(model.scores(text));
    }

    @Override
    public List<AttackClassifier.PartScores> partScores(CharSequence text) {
        return model.parts(text).stream()
                .map(part -> new AttackClassifier.PartScores(
                        new dev.bartizan.domain.Span(
                                part.span().start(), part.span().end()),
                        textScores(part.scores())))
                .toList();
    }

    private static TextScores textScores(double[] scores) {
        return new TextScores(
                scores[ModelFile.PROMPT],
                List.of(
                        scores[ModelFile.HARMFUL],
                        scores[ModelFile.HATE],
                        scores[ModelFile.HATE + 1],
                        scores[ModelFile.HATE + 2],
                        scores[ModelFile.HATE + 3]));
    }

    @Override
    public List<AttackClassifier.SentenceScore> documentScores(String text) {
        return model.documentScores(text).stream()
                .map(s ->
                        new AttackClassifier.SentenceScore(new dev.bartizan.domain.Span(s.start(), s.end()), s.score()))
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
}
