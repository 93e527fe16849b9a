package dev.bartizan.inspection;

import dev.bartizan.domain.Span;
import java.util.List;

/**
 * A model that scores text as an attack on a language model. Implementations are thread-safe, deterministic, linear in
 * the text, and throw nothing for any text. A score of 0.5 or more means "attack" at the shipped operating point.
 */
public interface AttackClassifier {
    /**
     * How much a user prompt looks like an attack.
     *
     * @param normalisedText text as {@link TextNormaliser#normalise} leaves it
     * @return 0..1
     */
    double promptScore(CharSequence normalisedText);

    /**
     * All scores of a text at once: attack, and harmful content when this classifier judges it.
     *
     * @param text text as {@link TextNormaliser#normalise} leaves it, letter case kept
     */
    default TextScores textScores(CharSequence text) {
        return TextScores.ofAttack(promptScore(text));
    }

    /**
     * All scores of the parts of a text, sentences mostly, to show which of them made the whole score high.
     *
     * @param text as for {@link #textScores}
     * @return parts in text order, spans inside {@code text}; empty when this classifier does not tell
     */
    default List<PartScores> partScores(CharSequence text) {
        return List.of();
    }

    /**
     * How much each sentence of a document looks like a request to the assistant.
     *
     * @param text any text, not normalised by the caller
     * @return sentences in text order; spans lie inside {@code text}; may be only the highest few
     */
    List<SentenceScore> documentScores(String text);

    /**
     * The features that pushed the prompt score up most,
     * strongest first, at most 8; empty when the model has none.
     * For studying the model: findings leave them out, because they may quote the text.
     */
    default List<String> topFeatures(CharSequence normalisedText) {
        return List.of();
    }

    /** Name and version for {@link dev.bartizan.domain.Finding#rule()}, e.g. {@code attack-linear@3}. */
    String version();

    /** A classifier that scores everything 0: rules alone decide. */
    static AttackClassifier none() {
        return NoClassifier.INSTANCE;
    }

    /**
     * One part of a text.
     *
     * @param span its place in the text that was scored
     * @param scores 0.5 or more means: stands out by itself
     */
    record PartScores(Span span, TextScores scores) {}

    /**
     * One scored sentence.
     *
     * @param span its place in the text that was scored
     * @param score 0..1
     */
    record SentenceScore(Span span, double score) {}
}
