package dev.bartizan.domain;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The scores of one text by name, 0..1. A name that no detector scored is absent, which is not the same as 0.
 *
 * @param values score by name, e.g. {@code prompt_attack -> 0.97}
 */
public record Scores(Map<String, Double> values) {
    public static final String PROMPT_ATTACK = "prompt_attack";
    public static final String DOCUMENT_ATTACK = "document_attack";
    /** A plain request for help with doing harm. Not an attack on the model. */
    public static final String HARMFUL_REQUEST = "harmful_request";

    public static final String HATE = "hate";
    public static final String SEXUAL = "sexual";
    public static final String VIOLENCE = "violence";
    public static final String SELF_HARM = "self_harm";
    /** How much of a completion its sources do not support. */
    public static final String UNGROUNDED = "ungrounded";

    /** The four harm categories, in the order reports use. */
    public static final List<String> HARM_CATEGORIES = List.of(HATE, SEXUAL, VIOLENCE, SELF_HARM);

    private static final int SEVERITY_LEVELS = 8;

    public Scores {
        values = Map.copyOf(new TreeMap<>(values));
    }

    public static Scores none() {
        return new Scores(Map.of());
    }

    public OptionalDouble score(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * The severity that a harm score stands for: 0..7 in eight equal steps, so that 0.25 is low (2), 0.5 medium (4) and
     * 0.75 high (6). Empty when nobody scored it.
     */
    public OptionalInt severity(String category) {
        OptionalDouble score = score(category);
        return score.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Math.clamp((long) (score.getAsDouble() * SEVERITY_LEVELS), 0, SEVERITY_LEVELS - 1));
    }
}
