package dev.bartizan.gateway;

import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchanges at rest, content encrypted apart from metadata. Thread-safe. */
public interface ExchangeRepository extends ExchangeSink {
    /** The whole exchange with its text decrypted. */
    Optional<Exchange> exchange(String id);

    /**
     * Newest first, text left out.
     *
     * @param cursor {@link Page#next()} of the page before, empty for the first
     * @param limit 1..500
     */
    Page<ExchangeSummary> list(ExchangeFilter filter, Optional<String> cursor, int limit);

    long count(ExchangeFilter filter);

    /** The most frequent values of one facet among the filtered exchanges, most frequent first, at most {@code limit}. */
    Map<String, Long> facet(ExchangeFilter filter, Facet facet, int limit);

    /** Exchanges per bucket of time and action; empty buckets are left out; bucket starts are multiples of the bucket. */
    List<TrafficPoint> traffic(ExchangeFilter filter, Duration bucket);

    /**
     * Oldest first, strictly after the id in the order of acceptance, for detection. "Acceptance" is the order in which
     * {@link #accept} made them durable, so a reader that keeps its place misses none.
     */
    List<Exchange> after(Optional<String> lastId, int limit);

    /** What exchanges can be grouped by. */
    enum Facet {
        PERSON,
        APP,
        DEPLOYMENT,
        GUARD,
        SOURCE_IP,
        ACTION,
        OUTCOME,
        FINDING_TYPE
    }

    /** One bar of the traffic chart. */
    record TrafficPoint(Instant bucketStart, String action, long exchanges, long tokens) {}
}
