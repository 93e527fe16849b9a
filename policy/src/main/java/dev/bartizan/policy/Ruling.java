package dev.bartizan.policy;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import java.util.List;

/**
 * What one check makes of one text.
 *
 * @param check which
 * @param action what the guard's rule wants done
 * @param detected whether something reached the rule's threshold, also when the rule is off
 * @param found every finding of the text that the check is about
 * @param decisive the findings that led to the action; may be empty when a score decided
 * @param reasons one sentence each; empty when nothing is done
 */
public record Ruling(
        Check check,
        Action action,
        boolean detected,
        List<Finding> found,
        List<Finding> decisive,
        List<String> reasons) {
    public Ruling {
        found = List.copyOf(found);
        decisive = List.copyOf(decisive);
        reasons = List.copyOf(reasons);
    }
}
