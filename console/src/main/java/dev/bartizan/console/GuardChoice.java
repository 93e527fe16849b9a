package dev.bartizan.console;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A guard to try a text on.
 *
 * @param policy what it does
 * @param builtIn true when it is no guard of this configuration, but there to compare with
 */
record GuardChoice(GuardPolicy policy, boolean builtIn) {
    private static final String WATCHING = "watch-only";

    /** The guards in force, then the built-in ones whose names are free. */
    static List<GuardChoice> all(List<GuardPolicy> inForce) {
        List<GuardChoice> all = new ArrayList<>();
        inForce.forEach(policy -> all.add(new GuardChoice(policy, false)));
        for (GuardPolicy policy : List.of(GuardPolicy.standard(), GuardPolicy.annotateOnly(WATCHING))) {
            if (find(all, policy.name()).isEmpty()) {
                all.add(new GuardChoice(policy, true));
            }
        }
        return all;
    }

    static Optional<GuardChoice> find(List<GuardChoice> all, String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    String name() {
        return policy.name();
    }

    String label() {
        return builtIn ? name() + " (built in)" : name();
    }

    Verdict decide(Inspection inspection, TextKind kind) {
        return new Guard(policy).decide(inspection, kind);
    }
}
