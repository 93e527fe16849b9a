package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.gateway.ExchangeRepository.TrafficPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Exchanges over time, stacked by action. Horizontal places are percentages and vertical ones pixels, so the drawing
 * stretches with the page while its text keeps its size.
 *
 * @param columns oldest first, empty buckets included
 * @param top value of the upper grid line
 * @param totals per action, strictest first
 * @param bucketWords what one column covers, e.g. {@code hour}
 * @param peak the fullest column's label, empty when nothing happened
 */
record TrafficChart(List<Column> columns, long top, List<Total> totals, String bucketWords, String peak) {
    static final int BASE = 188;
    static final int PLOT = 156;
    private static final int COLUMNS_MAX = 400;

    /** One bucket of time. */
    record Column(
            Instant start,
            String label,
            int tick,
            String x,
            String width,
            List<Block> blocks,
            long total,
            Map<Action, Long> counts,
            String href,
            String title) {
        long count(Action action) {
            return counts.getOrDefault(action, 0L);
        }
    }

    /** One action's share of a column, pixels. */
    record Block(Action action, int y, int height) {}

    /** What one action sums up to, and the list that holds it. */
    record Total(Action action, long count, String href) {}

    static TrafficChart of(List<TrafficPoint> points, TimeRange range, Instant now) {
        Duration bucket = range.bucket();
        Map<Instant, Map<Action, Long>> counts = new HashMap<>();
        Map<Action, Long> totals = new EnumMap<>(Action.class);
        for (TrafficPoint point : points) {
            Action action = action(point.action());
            counts.computeIfAbsent(point.bucketStart(), start -> new EnumMap<>(Action.class))
                    .merge(action, point.exchanges(), Long::sum);
            totals.merge(action, point.exchanges(), Long::sum);
        }
        List<Instant> starts = starts(range.start(now), now, bucket);
        long most = counts.values().stream().mapToLong(TrafficChart::sum).max().orElse(0);
        long top = niceTop(most);
        List<Column> columns = new ArrayList<>();
        String peak = "";
        for (int i = 0; i < starts.size(); i++) {
            Instant start = starts.get(i);
            Map<Action, Long> here = counts.getOrDefault(start, Map.of());
            String label = bucket.toHours() >= 6 ? Words.day(start) : Words.clock(start);
            columns.add(column(i, starts.size(), start, bucket, label, here, top));
            if (most > 0 && sum(here) == most && peak.isEmpty()) {
                peak = bucket.toHours() >= 24 ? Words.day(start) : Words.dayClock(start);
            }
        }
        return new TrafficChart(columns, top, totals(totals, range), range.bucketWords(), peak);
    }

    boolean empty() {
        return totals.stream().allMatch(total -> total.count() == 0);
    }

    long mostInColumn() {
        return columns.stream().mapToLong(Column::total).max().orElse(0);
    }

    private static List<Instant> starts(Instant from, Instant to, Duration bucket) {
        long step = bucket.toMillis();
        long at = Math.floorDiv(from.toEpochMilli(), step) * step;
        List<Instant> starts = new ArrayList<>();
        while (at <= to.toEpochMilli() && starts.size() < COLUMNS_MAX) {
            starts.add(Instant.ofEpochMilli(at));
            at += step;
        }
        return starts;
    }

    private static Column column(
            int index, int of, Instant start, Duration bucket, String label, Map<Action, Long> counts, long top) {
        List<Block> blocks = new ArrayList<>();
        int y = BASE;
        for (Action action : Action.values()) {
            long count = counts.getOrDefault(action, 0L);
            if (count > 0) {
                int height = (int) Math.max(2, Math.round((double) count * PLOT / top));
                y -= height;
                blocks.add(new Block(action, y, height));
            }
        }
        double slot = 100.0 / of;
        int every = Math.max(1, (int) Math.ceil(of / 8.0));
        boolean room = index * slot < 95;
        int tick = !room ? 0 : index % (every * 2) == 0 ? 1 : index % every == 0 ? 2 : 0;
        String href = Params.url(
                "/exchanges", "from", start.toString(), "to", start.plus(bucket).toString());
        String until = bucket.toHours() >= 24 ? "" : "–" + Words.clock(start.plus(bucket));
        String when = bucket.toHours() >= 24 ? Words.day(start) : Words.dayClock(start) + until + " UTC";
        return new Column(
                start,
                label,
                tick,
                percent(index * slot + slot * 0.12),
                percent(slot * 0.76),
                blocks,
                sum(counts),
                counts,
                href,
                when + ": " + Words.plural(sum(counts), "exchange") + ", " + counts.getOrDefault(Action.BLOCK, 0L)
                        + " blocked");
    }

    private static List<Total> totals(Map<Action, Long> totals, TimeRange range) {
        List<Total> all = new ArrayList<>();
        for (Action action : List.of(Action.BLOCK, Action.REDACT, Action.WARN, Action.ALLOW)) {
            String href = Params.url("/exchanges", "action", action.wireName(), "range", range.wireName());
            all.add(new Total(action, totals.getOrDefault(action, 0L), href));
        }
        return all;
    }

    private static long niceTop(long most) {
        long unit = 1;
        while (unit * 10 < most) {
            unit *= 10;
        }
        for (long factor : new long[] {1, 2, 3, 4, 5, 6, 8, 10}) {
            if (factor * unit >= most) {
                return Math.max(2, factor * unit);
            }
        }
        return unit * 10;
    }

    private static Action action(String wireName) {
        for (Action action : Action.values()) {
            if (action.wireName().equalsIgnoreCase(wireName)) {
                return action;
            }
        }
        return Action.ALLOW;
    }

    private static long sum(Map<Action, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
