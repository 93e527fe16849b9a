package dev.bartizan.console;

import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Page;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.gateway.ExchangeSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Exchanges in memory; the cursor is the id of the last row shown. */
final class FakeExchanges implements ExchangeRepository {
    private final List<Exchange> all = new ArrayList<>();

    @Override
    public synchronized void accept(Exchange exchange) {
        all.add(exchange);
    }

    @Override
    public synchronized Optional<Exchange> exchange(String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Page<ExchangeSummary> list(ExchangeFilter filter, Optional<String> cursor, int limit) {
        if (cursor.filter(value -> value.length() != 36).isPresent()) {
            throw new IllegalArgumentException("cursor: " + cursor.get() + " (expected: an id)");
        }
        List<ExchangeSummary> rows = matching(filter)
                .sorted(Comparator.comparing(Exchange::id).reversed())
                .filter(each -> cursor.isEmpty() || each.id().compareTo(cursor.get()) < 0)
                .limit(limit + 1L)
                .map(FakeExchanges::summary)
                .toList();
        boolean more = rows.size() > limit;
        List<ExchangeSummary> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown, more ? Optional.of(shown.getLast().id()) : Optional.empty());
    }

    @Override
    public synchronized long count(ExchangeFilter filter) {
        return matching(filter).count();
    }

    @Override
    public synchronized Map<String, Long> facet(ExchangeFilter filter, Facet facet, int limit) {
        Map<String, Long> counts = new TreeMap<>();
        matching(filter).flatMap(each -> values(each, facet)).forEach(value -> counts.merge(value, 1L, Long::sum));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(limit)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    @Override
    public synchronized List<TrafficPoint> traffic(ExchangeFilter filter, Duration bucket) {
        Map<Instant, Map<String, Long>> counts = new TreeMap<>();
        matching(filter).forEach(each -> {
            long step = bucket.toMillis();
            Instant start = Instant.ofEpochMilli(each.at().toEpochMilli() / step * step);
            counts.computeIfAbsent(start, key -> new TreeMap<>())
                    .merge(each.action().wireName(), 1L, Long::sum);
        });
        List<TrafficPoint> points = new ArrayList<>();
        counts.forEach((start, actions) ->
                actions.forEach((action, count) -> points.add(new TrafficPoint(start, action, count, 0))));
        return points;
    }

    @Override
    public synchronized List<Exchange> after(Optional<String> lastId, int limit) {
        return all.stream()
                .filter(each -> lastId.isEmpty() || each.id().compareTo(lastId.get()) > 0)
                .limit(limit)
                .toList();
    }

    private Stream<Exchange> matching(ExchangeFilter filter) {
        return all.stream()
                .filter(each ->
                        filter.from().filter(from -> each.at().isBefore(from)).isEmpty())
                .filter(each ->
                        filter.to().filter(to -> !each.at().isBefore(to)).isEmpty())
                .filter(each -> same(filter.person(), each, Facet.PERSON))
                .filter(each -> same(filter.app(), each, Facet.APP))
                .filter(each -> same(filter.deployment(), each, Facet.DEPLOYMENT))
                .filter(each -> same(filter.guard(), each, Facet.GUARD))
                .filter(each -> same(filter.sourceIp(), each, Facet.SOURCE_IP))
                .filter(each -> same(filter.findingType(), each, Facet.FINDING_TYPE))
                .filter(each -> filter.action().isEmpty()
                        || each.action() == filter.action().get())
                .filter(each -> filter.outcome().isEmpty()
                        || each.outcome() == filter.outcome().get());
    }

    private static boolean same(Optional<String> wanted, Exchange exchange, Facet facet) {
        return wanted.isEmpty() || values(exchange, facet).anyMatch(wanted.get()::equals);
    }

    private static Stream<String> values(Exchange exchange, Facet facet) {
        Function<Exchange, Stream<String>> read = switch (facet) {
            case PERSON -> each -> each.actor().person().stream();
            case APP -> each -> Stream.of(each.actor().app());
            case DEPLOYMENT -> each -> Stream.of(each.deployment());
            case GUARD -> each -> each.guard().stream();
            case SOURCE_IP -> each -> each.actor().sourceIp().stream();
            case ACTION -> each -> Stream.of(each.action().wireName());
            case OUTCOME -> each -> Stream.of(each.outcome().wireName());
            case FINDING_TYPE -> FakeExchanges::types;
        };
        return read.apply(exchange);
    }

    private static Stream<String> types(Exchange exchange) {
        return exchange.parts()
                .flatMap(part -> part.inspection().findings().stream())
                .map(finding -> finding.type())
                .distinct()
                .sorted();
    }

    private static ExchangeSummary summary(Exchange each) {
        return new ExchangeSummary(
                each.id(),
                each.at(),
                each.actor(),
                each.deployment(),
                each.model(),
                each.guard(),
                each.sandbox(),
                each.action(),
                each.outcome(),
                each.status(),
                each.tokens(),
                each.duration(),
                each.guardTime(),
                types(each).toList());
    }
}
