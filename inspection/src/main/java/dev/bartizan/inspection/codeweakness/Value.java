package dev.bartizan.inspection.codeweakness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an expression.
 *
 * @param tainted the origins in it, each with the subclasses it has been made safe for
 * @param assembled whether text of the program and an origin were put together into one string
 * @param sql whether that text looks like SQL
 * @param anchored whether it begins with text that fixes the host or the root path
 * @param maker path of the call that made it, e.g. {@code tarfile.open}; empty when none
 */
record Value(List<Tainted> tainted, boolean assembled, boolean sql, boolean anchored, String maker) {
    static final Value NOTHING = new Value(List.of(), false, false, false, "");

    /**
     * One origin in a value.
     *
     * @param safeFor bits of {@link Subclass#bit()}
     */
    record Tainted(Origin origin, long safeFor) {}

    Value {
        tainted = List.copyOf(tainted);
    }

    /** The input in it that most people can choose and that was not made safe for {@code subclass}. */
    Optional<Origin> input(Subclass subclass, Origin.Reach least) {
        return tainted.stream()
                .filter(one -> (one.safeFor & subclass.bit()) == 0)
                .map(Tainted::origin)
                .filter(origin ->
                        origin.nature() == Origin.Nature.INPUT && origin.reach().compareTo(least) >= 0)
                .max(Comparator.comparing(Origin::reach));
    }

    /** An origin of another nature than input. */
    Optional<Origin> first(Origin.Nature nature) {
        return tainted.stream()
                .map(Tainted::origin)
                .filter(origin -> origin.nature() == nature)
                .findFirst();
    }
}
