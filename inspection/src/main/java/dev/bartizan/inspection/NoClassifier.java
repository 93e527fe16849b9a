package dev.bartizan.inspection;

import java.util.List;

/** The classifier of an engine that has no model. */
enum NoClassifier implements AttackClassifier {
    INSTANCE;

    @Override
    public double promptScore(CharSequence normalisedText) {
        return 0;
    }

    @Override
    public List<SentenceScore> documentScores(String text) {
        return List.of();
    }

    @Override
    public String version() {
        return "none";
    }
}
