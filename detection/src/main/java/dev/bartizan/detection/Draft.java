package dev.bartizan.detection;

import dev.bartizan.domain.Finding;
import java.util.List;

/**
 * An alert in the making.
 *
 * @param techniques MITRE ATLAS techniques that apply here
 * @param sightings one per exchange, at least one; the last is the one that made the detection fire
 */
public record Draft(List<String> techniques, List<Sighting> sightings) {
    public Draft {
        techniques = List.copyOf(techniques);
        sightings = List.copyOf(sightings);
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException("sightings: empty (expected: at least one)");
        }
    }

    Sighting latest() {
        return sightings.getLast();
    }

    /** The strongest finding of the exchange that made the detection fire; its type and rule identify the alert. */
    Finding finding() {
        return latest().evidence().getFirst().finding();
    }
}
