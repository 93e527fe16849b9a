package dev.bartizan.policy;

import dev.bartizan.domain.Action;

/**
 * What a guard does about one check in one direction.
 *
 * @param action what is done; {@link Action#ALLOW} is off
 * @param threshold the least score that counts, 0..1; for harm categories see {@link HarmLevel}
 */
public record Rule(Action action, double threshold) {
    /** Nothing is done, whatever is found. */
    public static final Rule OFF = new Rule(Action.ALLOW, 0);

    public Rule {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold: " + threshold + " (expected: 0..1)");
        }
    }

    /** On anything found. */
    public static Rule of(Action action) {
        return new Rule(action, 0);
    }

    /** On harm from this severity on. */
    public static Rule from(Action action, HarmLevel level) {
        return new Rule(action, level.threshold());
    }

    public Rule withAction(Action other) {
        return new Rule(other, threshold);
    }

    public boolean isOff() {
        return action == Action.ALLOW;
    }
}
