package dev.bartizan.domain;

import java.util.List;

/**
 * What policy decided for one text, and why.
 *
 * @param action what is done
 * @param reasons one sentence each, strictest first; empty for a plain allow
 * @param decisive the findings that led to the action, empty for a plain allow
 */
public record Verdict(Action action, List<String> reasons, List<Finding> decisive) {
    public Verdict {
        reasons = List.copyOf(reasons);
        decisive = List.copyOf(decisive);
    }

    public static Verdict allow() {
        return new Verdict(Action.ALLOW, List.of(), List.of());
    }
}
