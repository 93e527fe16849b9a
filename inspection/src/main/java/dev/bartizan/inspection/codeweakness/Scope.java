package dev.bartizan.inspection.codeweakness;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of names at one point of a snippet. Used by one thread while {@link Flow} walks. */
final class Scope {
    private final Map<String, Entry> names = new HashMap<>();
    private final Map<Origin, Long> guarded = new IdentityHashMap<>();

    /** @param depth nesting where the name got its value: it is forgotten when a definition outside of it begins */
    private record Entry(Value value, int depth) {}

    void put(String name, Value value, int depth) {
        boolean member = name.startsWith("self.") || name.startsWith("this.");
        names.put(name, new Entry(value, member ? 0 : depth));
    }

    Optional<Value> get(String name) {
        return Optional.ofNullable(names.get(name)).map(Entry::value);
    }

    void forgetDeeperThan(int depth) {
        names.values().removeIf(entry -> entry.depth > depth);
    }

    /** Remembers that the program checked an origin. */
    void guard(Origin origin, long safeFor) {
        guarded.merge(origin, safeFor, (one, other) -> one | other);
    }

    long guarded(Origin origin) {
        return guarded.getOrDefault(origin, 0L);
    }
}
