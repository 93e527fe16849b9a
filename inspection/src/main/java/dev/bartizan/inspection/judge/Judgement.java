package dev.bartizan.inspection.judge;

import dev.bartizan.domain.Scores;
import dev.bartizan.inspection.opinion.Opinion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link Judge} decided; one kind for each kind of {@link Question}, or none. */
public sealed interface Judgement {
    /** @param score 0..1 that the text is an attack */
    record Attack(double score) implements Judgement {
        public Attack {
            probability("score", score);
        }
    }

    /**
     * Harm.
     *
     * @param severities 0..7 for each of {@link Scores#HARM_CATEGORIES}
     * @param harmfulRequest 0..1 that the text asks for help with doing harm
     */
    record Harm(Map<String, Integer> severities, double harmfulRequest) implements Judgement {
        public Harm {
            severities = Map.copyOf(severities);
            for (String category : Scores.HARM_CATEGORIES) {
                Integer severity = severities.get(category);
                if (severity == null || severity < 0 || severity > 7) {
                    throw new IllegalArgumentException(category + ": " + severity + " (expected: 0..7)");
                }
            }
            probability("harmfulRequest", harmfulRequest);
        }
    }

    /**
     * Groundedness.
     *
     * @param claims any order, each number at most once; one left out was not decided
     * @param correctedText the text with its unsupported parts mended, when that was wanted
     */
    record Groundedness(List<Claim> claims, Optional<String> correctedText) implements Judgement {
        public Groundedness {
            claims = List.copyOf(claims);
        }
    }

    /**
     * One claim.
     *
     * @param number from 1
     * @param supported whether the sources support it
     * @param reason one line, at most 300 characters, may be empty
     */
    record Claim(int number, boolean supported, String reason) {}

    /**
     * Task adherence.
     *
     * @param score 0..1 that the action departs from the task
     * @param reason one line, at most 300 characters, may be empty
     */
    record TaskAdherence(double score, String reason) implements Judgement {
        public TaskAdherence {
            probability("score", score);
        }
    }

    /** No judgement. */
    record None(Opinion.Reason reason) implements Judgement {}

    private static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0..1)");
        }
    }
}
