package dev.bartizan.inspection;

import dev.bartizan.domain.Scores;
import java.util.List;

/**
 * What a classifier thinks of one text, each 0..1 with 0.5 as the operating point.
 *
 * @param promptAttack attack on the model
 * @param content harmful request, hate, sexual, violence, self-harm, in order of {@link #CONTENT}; empty when this
 *     classifier does not judge content
 */
public record TextScores(double promptAttack, List<Double> content) {
    /** Names of the content scores. */
    public static final List<String> CONTENT =
            List.of(Scores.HARMFUL_REQUEST, Scores.HATE, Scores.SEXUAL, Scores.VIOLENCE, Scores.SELF_HARM);

    public TextScores {
        content = List.copyOf(content);
        if (!content.isEmpty() && content.size() != CONTENT.size()) {
            throw new IllegalArgumentException(
                    "content: " + content.size() + " scores (expected: none or " + CONTENT.size() + ")");
        }
    }

    static TextScores ofAttack(double promptAttack) {
        return new TextScores(promptAttack, List.of());
    }
}
