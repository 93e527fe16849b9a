package dev.bartizan.detection;

import dev.bartizan.domain.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where detection reads exchanges from. Called by one thread. */
@FunctionalInterface
public interface ExchangeFeed {
    /**
     * Exchanges strictly after the given one, in the order in which they were accepted (not by time), so that a reader
     * that keeps its place misses none.
     *
     * @param lastId the last one read; empty to start from the beginning
     * @param limit at most so many
     */
    List<Exchange> after(Optional<String> lastId, int limit);

    /**
     * Exchanges up to and including the given one that arrived at or after {@code since}, in order of acceptance: asked
     * once after a start, so that probes seen shortly before a restart still count. A feed that cannot tell returns
     * nothing; then those probes are counted from zero.
     */
    default List<Exchange> upTo(String lastId, Instant since, int limit) {
        return List.of();
    }
}
