package dev.bartizan.detection;

import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Severity;
import java.time.Instant;
import java.util.Optional;

/** Which incidents to list; parts are joined by "and". {@code from} is inclusive, {@code to} exclusive, on last seen. */
public record IncidentFilter(
        Optional<Instant> from, Optional<Instant> to, Optional<Severity> severity, Optional<IncidentStatus> status) {
    public static IncidentFilter all() {
        return new IncidentFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
