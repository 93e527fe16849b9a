package dev.bartizan.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a detection remembers about one actor, app and deployment.
 *
 * @param pending seen but not reported yet, at most {@link #PENDING_MAX}, in order of arrival
 * @param reportedAt when it last fired
 */
public record Window(List<Sighting> pending, Optional<Instant> reportedAt) {
    public static final int PENDING_MAX = 8;
    public static final Window EMPTY = new Window(List.of(), Optional.empty());

    public Window {
        pending = List.copyOf(pending);
        if (pending.size() > PENDING_MAX) {
            throw new IllegalArgumentException("pending: " + pending.size() + " (expected: 0.." + PENDING_MAX + ")");
        }
    }

    boolean isEmpty() {
        return pending.isEmpty() && reportedAt.isEmpty();
    }

    /** The same window without what lies further than {@code length} from {@code at}. */
    Window within(Duration length, Instant at) {
        List<Sighting> kept =
                pending.stream().filter(s -> near(s.at(), at, length)).toList();
        return new Window(kept, reportedAt.filter(reported -> near(reported, at, length)));
    }

    private static boolean near(Instant one, Instant other, Duration length) {
        return Duration.between(one, other).abs().compareTo(length) <= 0;
    }
}
