package dev.bartizan.detection;

import dev.bartizan.domain.Severity;
import java.time.Instant;
import java.util.Optional;

/** Which alerts to list; parts are joined by "and". {@code from} is inclusive, {@code to} exclusive, both on last seen. */
public record AlertFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Severity> severity,
        Optional<String> detectionId,
        Optional<String> person,
        Optional<String> app,
        Optional<String> deployment) {
    public static AlertFilter all() {
        return new AlertFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
