package dev.bartizan.gateway;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deployments of one configuration, by name. Immutable: a reload supplies another. */
public final class Deployments {
    private final Map<String, Deployment> byName;

    /**
     * In the order listed.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    public Deployments(List<Deployment> deployments) {
        Map<String, Deployment> names = new LinkedHashMap<>();
        for (Deployment deployment : deployments) {
            if (names.put(deployment.name(), deployment) != null) {
                throw new IllegalArgumentException(
                        "deployment name: '" + deployment.name() + "' is used twice (expected: unique names)");
            }
        }
        this.byName = names;
    }

    public Optional<Deployment> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<Deployment> all() {
        return List.copyOf(byName.values());
    }
}
