package dev.bartizan.detection;

import java.time.Duration;
import java.time.Instant;

/** Arithmetic on moments. Exchanges come in order of acceptance, so later ones may be earlier in time. */
final class Times {
    private Times() {}

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earliest(Draft draft) {
        return draft.sightings().stream()
                .map(Sighting::at)
                .reduce(draft.latest().at(), Times::earlier);
    }

    static Instant latest(Draft draft) {
        return draft.sightings().stream()
                .map(Sighting::at)
                .reduce(draft.latest().at(), Times::later);
    }

    /** Time between two ranges; zero where they touch. */
    static Duration distance(Instant firstA, Instant lastA, Instant firstB, Instant lastB) {
        if (firstB.isAfter(lastA)) {
            return Duration.between(lastA, firstB);
        }
        return firstA.isAfter(lastB) ? Duration.between(lastB, firstA) : Duration.ZERO;
    }
}
