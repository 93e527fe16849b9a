package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextPart;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.Ruling;
import java.util.ArrayList;
import java.util.List;

/**
 * What one check makes of several texts together.
 *
 * @param action the strictest
 * @param detected whether something reached the threshold in any of them
 * @param scored whether inspection scored any of them for this check
 * @param severity the highest, 0..7; 0 when none was scored
 * @param found the findings, in order
 */
record Seen(Action action, boolean detected, boolean scored, int severity, List<Finding> found) {
    static Seen of(Check check, List<TextPart> parts, Guard guard) {
        Action action = Action.ALLOW;
        boolean detected = false;
        boolean scored = false;
        int severity = 0;
        List<Finding> found = new ArrayList<>();
        for (TextPart part : parts) {
            Ruling ruling = guard.ruling(check, part.inspection(), part.kind());
            action = action.strictest(ruling.action());
            detected |= ruling.detected();
            found.addAll(ruling.found());
            Scores scores = part.inspection().scores();
            scored |= scores.score(check.wireName()).isPresent();
            severity = Math.max(severity, scores.severity(check.wireName()).orElse(0));
        }
        return new Seen(action, detected, scored, severity, List.copyOf(found));
    }

    /** Whether inspection has anything to say. */
    boolean known() {
        return scored || !found.isEmpty();
    }
}
