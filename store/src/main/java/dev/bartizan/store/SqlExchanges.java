package dev.bartizan.store;

import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Page;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.gateway.ExchangeSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Exchanges in SQL. Times are kept to the millisecond; names of people, apps and deployments to {@link Columns#TEXT_MAX}
 * units. Facet values and the traffic chart's action are wire names ({@code block}, {@code prompt_blocked}).
 */
final class SqlExchanges implements ExchangeRepository {
    private static final int PAGE_MAX = 500;
    private static final int AFTER_MAX = 1000;
    private static final int FACET_MAX = 1000;
    private static final int BUCKETS_MAX = 50_000;

    private final Database database;
    private final Writer writer;
    private final ContentCipher cipher;

    SqlExchanges(Database database, Writer writer, ContentCipher cipher) {
        this.database = database;
        this.writer = writer;
        this.cipher = cipher;
    }

    @Override
    public void accept(Exchange exchange) {
        try {
            // Packed and sealed here, on the caller's thread, so the one writer thread only writes.
            writer.insert(ExchangeRow.of(exchange, cipher));
        } catch (RuntimeException e) {
            throw new SinkException("exchange " + exchange.id() + ": not recorded (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public Optional<Exchange> exchange(String id) {
        return database.lookup(handle -> handle.createQuery("select e.*, c.sealed_with, c.body from exchange e"
                        + " join exchange_content c on c.exchange_seq = e.seq where e.id = :id")
                .bind("id", Columns.text(id))
                .map((row, context) -> ExchangeRow.read(row, cipher))
                .findOne());
    }

    @Override
    public Page<ExchangeSummary> list(ExchangeFilter filter, Optional<String> cursor, int limit) {
        PageCursor.checkLimit(limit, PAGE_MAX);
        ExchangeSelection selection = ExchangeSelection.of(filter, cursor);
        List<ExchangeSummary> rows = database.read(handle -> selection
                .query(
                        handle,
                        """
                        select e.id, e.at_ms, e.person, e.app, e.deployment, e.model, e.guard, e.source_ip, e.user_agent,
                          e.actor_key, e.sandbox, e.action, e.outcome, e.status, e.prompt_tokens, e.completion_tokens,
                          e.duration_nanos, e.guard_nanos, e.finding_types""",
                        " order by %s desc, %s desc limit :limit".formatted(selection.time(), selection.id()))
                .bind("limit", limit + 1)
                .map((row, context) -> summary(row))
                .list());
        return PageCursor.page(rows, limit, last -> new PageCursor(last.at().toEpochMilli(), last.id()));
    }

    @Override
    public long count(ExchangeFilter filter) {
        ExchangeSelection selection = ExchangeSelection.of(filter, Optional.empty());
        return database.read(handle ->
                selection.query(handle, "select count(*)", "").mapTo(Long.class).one());
    }

    @Override
    public Map<String, Long> facet(ExchangeFilter filter, Facet facet, int limit) {
        PageCursor.checkLimit(limit, FACET_MAX);
        ExchangeSelection selection = ExchangeSelection.facet(filter, facet);
        String column = selection.facetColumn(facet);
        Map<String, Long> counts = new LinkedHashMap<>();
        return database.read(handle -> selection
                .query(
                        handle,
                        "select " + column + " as facet_value, count(*) as exchanges",
                        " group by " + column + " order by exchanges desc, facet_value limit :limit")
                .bind("limit", limit)
                .reduceRows(counts, (map, row) -> {
                    map.put(row.getColumn("facet_value", String.class), row.getColumn("exchanges", Long.class));
                    return map;
                }));
    }

    @Override
    public List<TrafficPoint> traffic(ExchangeFilter filter, Duration bucket) {
        long millis = bucket.toMillis();
        if (millis < 1) {
            throw new IllegalArgumentException("bucket: " + bucket + " (expected: 1 ms or more)");
        }
        ExchangeSelection selection = ExchangeSelection.of(filter, Optional.empty());
        List<TrafficPoint> points = database.read(handle -> selection
                .query(
                        handle,
                        "select e.at_ms / :bucket * :bucket as start_ms, e.action as bar, count(*) as exchanges,"
                                + " sum(e.prompt_tokens + e.completion_tokens) as tokens",
                        " group by 1, 2 order by 1, 2 limit :limit")
                .bind("bucket", millis)
                .bind("limit", BUCKETS_MAX + 1)
                .map((row, context) -> new TrafficPoint(
                        Columns.instant(row, "start_ms"),
                        row.getString("bar"),
                        row.getLong("exchanges"),
                        row.getLong("tokens")))
                .list());
        if (points.size() > BUCKETS_MAX) {
            throw new IllegalArgumentException("bucket: " + bucket + " gives more than " + BUCKETS_MAX
                    + " bars (expected: a longer bucket or a shorter time range)");
        }
        return points;
    }

    /** {@inheritDoc} At most 1,000 at a time, whatever the limit. */
    @Override
    public List<Exchange> after(Optional<String> lastId, int limit) {
        PageCursor.checkLimit(limit, Integer.MAX_VALUE);
        return database.read(handle -> handle.createQuery("select e.*, c.sealed_with, c.body from exchange e"
                        + " join exchange_content c on c.exchange_seq = e.seq"
                        + " where e.seq > :seq order by e.seq limit :limit")
                .bind("seq", lastId.map(id -> place(handle, id)).orElse(0L))
                .bind("limit", Math.min(limit, AFTER_MAX))
                .map((row, context) -> ExchangeRow.read(row, cipher))
                .list());
    }

    /** The row number of an exchange, also when retention deleted it since detection read it. */
    private static long place(Handle handle, String id) {
        return handle.createQuery("""
                        select max(seq) from (
                          select seq from exchange where id = :id
                          union all select exchange_seq from reading_place where exchange_id = :id) as known""")
                .bind("id", Columns.text(id))
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException(
                        "lastId: " + id + " is unknown (expected: the id of an exchange that was accepted)"));
    }

    private static ExchangeSummary summary(ResultSet row) throws SQLException {
        return new ExchangeSummary(
                row.getString("id"),
                Columns.instant(row, "at_ms"),
                ExchangeRow.actor(row),
                row.getString("deployment"),
                row.getString("model"),
                Columns.optionalText(row, "guard"),
                row.getInt("sandbox") != 0,
                ExchangeRow.action(row),
                Columns.value(Outcome.class, row.getString("outcome")),
                row.getInt("status"),
                ExchangeRow.tokens(row),
                Duration.ofNanos(row.getLong("duration_nanos")),
                Duration.ofNanos(row.getLong("guard_nanos")),
                Json.readList(row.getString("finding_types"), String.class));
    }

    /**
     * Deletes up to {@code batch} exchanges that arrived before the time, oldest first; returns how many. Remembers the
     * highest row number deleted, so that it is not given again.
     */
    int purgeBefore(Instant time, int batch) {
        return writer.write(handle -> {
            List<Long> rows = handle.createQuery(
                            "select seq from exchange where at_ms < :time order by at_ms, id limit :batch")
                    .bind("time", time.toEpochMilli())
                    .bind("batch", batch)
                    .mapTo(Long.class)
                    .list();
            if (rows.isEmpty()) {
                return 0;
            }
            handle.createUpdate("""
                            insert into reading_place (reader, exchange_id, exchange_seq) values ('purged', '', :seq)
                            on conflict (reader) do update set exchange_seq = excluded.exchange_seq
                            where excluded.exchange_seq > reading_place.exchange_seq""")
                    .bind("seq", rows.stream().mapToLong(Long::longValue).max().orElse(0))
                    .execute();
            for (String table : List.of("exchange_content", "exchange_finding")) {
                handle.createUpdate("delete from " + table + " where exchange_seq in (<rows>)")
                        .bindList("rows", rows)
                        .execute();
            }
            return handle.createUpdate("delete from exchange where seq in (<rows>)")
                    .bindList("rows", rows)
                    .execute();
        });
    }
}
