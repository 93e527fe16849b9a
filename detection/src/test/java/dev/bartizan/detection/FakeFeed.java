package dev.bartizan.detection;

import dev.bartizan.domain.Exchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exchanges in memory, in order of acceptance; gives fewer at once than it is asked for, as a store may. */
final class FakeFeed implements ExchangeFeed {
    static final int AT_ONCE_MAX = 20;

    private final List<Exchange> accepted = new ArrayList<>();

    synchronized void accept(Samples... samples) {
        for (Samples sample : samples) {
            accepted.add(sample.exchange());
        }
    }

    @Override
    public synchronized List<Exchange> after(Optional<String> lastId, int limit) {
        int from = lastId.map(id -> place(id) + 1).orElse(0);
        return List.copyOf(accepted.subList(from, Math.min(accepted.size(), from + Math.min(limit, AT_ONCE_MAX))));
    }

    @Override
    public synchronized List<Exchange> upTo(String lastId, Instant since, int limit) {
        return accepted.subList(0, place(lastId) + 1).stream()
                .filter(exchange -> !exchange.at().isBefore(since))
                .limit(limit)
                .toList();
    }

    private int place(String id) {
        for (int i = 0; i < accepted.size(); i++) {
            if (accepted.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("id: " + id + " (expected: one that was accepted)");
    }
}
