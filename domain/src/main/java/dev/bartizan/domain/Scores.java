package dev.bartizan.domain;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The scores of one text by name, 0..1. A name that no detector scored is absent, which is not the same as 0.
 *
 * @param values score by name, e.g. {@code prompt_attack -> 0.97}
 */
public record Scores(Map<String, Double> values) {
    public static final String PROMPT_ATTACK = "prompt_attack";
    public static final String DOCUMENT_ATTACK = "document_attack";

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
}
