package dev.bartizan.gateway;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sees a conversation that goes from harmless to harmful in small steps, none of which is enough by itself (crescendo).
 * A turn's score is the higher of its attack and harmful-request scores. It fires when, over the last {@value #TURNS}
 * scored turns, no score falls, the last is at least {@value #RISE_MIN} above the first and at least {@value #LAST_MIN}, and
 * all of them add up to {@value #SUM_MIN} or more. Pure.
 */
final class Escalation {
    static final String RULE = "conversation/escalation@1";
    static final int TURNS = 4;
    static final double RISE_MIN = 0.25;
    static final double LAST_MIN = 0.35;
    static final double SUM_MIN = 1.0;

    /** Scores are not exact: a fall by no more than this is none. */
    private static final double SLACK = 0.01;

    private static final double SCORE_BASE = 0.5;
    private static final double SCORE_MAX = 0.9;

    private Escalation() {}

    /**
     * The finding, on the last turn.
     *
     * @param turns inspections of the user's turns, oldest first
     * @param span of the last turn
     */
    static Optional<Finding> find(List<Inspection> turns, Span span) {
        if (turns.size() < TURNS) {
            return Optional.empty();
        }
        double[] scores = turns.subList(turns.size() - TURNS, turns.size()).stream()
                .mapToDouble(Escalation::score)
                .toArray();
        double first = scores[0];
        double last = scores[TURNS - 1];
        double sum = first;
        for (int i = 1; i < TURNS; i++) {
            if (scores[i] < scores[i - 1] - SLACK) {
                return Optional.empty();
            }
            sum += scores[i];
        }
        if (last - first < RISE_MIN || last < LAST_MIN || sum < SUM_MIN) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "conversation",
                FindingType.PROMPT_ATTACK,
                Math.min(SCORE_MAX, SCORE_BASE + (last - first) / 2),
                Confidence.MEDIUM,
                span,
                "original",
                String.format(
                        Locale.ROOT,
                        "Only the conversation as a whole shows it: each of the last %d turns goes further than the one"
                                + " before (from %.2f to %.2f).",
                        TURNS,
                        first,
                        last),
                RULE));
    }

    private static double score(Inspection inspection) {
        Scores scores = inspection.scores();
        return Math.max(
                scores.score(Scores.PROMPT_ATTACK).orElse(0),
                scores.score(Scores.HARMFUL_REQUEST).orElse(0));
    }
}
