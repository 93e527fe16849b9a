package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Outcome;
import dev.bartizan.gateway.ExchangeFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads exchange filters from addresses and changes single parts of them. */
final class Filters {
    private Filters() {}

    static ExchangeFilter since(Instant from) {
        return between(Optional.of(from), Optional.empty());
    }

    static ExchangeFilter between(Optional<Instant> from, Optional<Instant> to) {
        return new ExchangeFilter(
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The filter of an address; {@code from} and {@code to} win over the range. */
    static ExchangeFilter read(Params query, TimeRange range, Instant now) {
        Optional<Instant> from = query.instant("from");
        Optional<Instant> to = query.instant("to");
        boolean explicit = from.isPresent() || to.isPresent();
        return new ExchangeFilter(
                explicit ? from : Optional.of(range.start(now)),
                to,
                query.text("person"),
                query.text("app"),
                query.text("deployment"),
                query.text("guard"),
                query.text("ip"),
                query.choice("action", Action.values(), Action::wireName),
                query.choice("outcome", Outcome.values(), Outcome::wireName),
                query.text("finding"));
    }

    static ExchangeFilter withAction(ExchangeFilter of, Action action) {
        return new ExchangeFilter(
                of.from(),
                of.to(),
                of.person(),
                of.app(),
                of.deployment(),
                of.guard(),
                of.sourceIp(),
                Optional.of(action),
                of.outcome(),
                of.findingType());
    }

    /** The cursor of an address, bounded. */
    static Optional<String> cursor(Params query) {
        Optional<String> cursor = query.text("after");
        cursor.filter(value -> value.length() > 200 || !value.chars().allMatch(each -> each > 0x20 && each < 0x7F))
                .ifPresent(value -> {
                    throw Refusal.badParameter("after", value, "the cursor of a page of this list");
                });
        return cursor;
    }

    /** Asks a repository; a cursor it cannot read becomes a clear refusal. */
    static <T> T paged(Params query, Supplier<T> ask) {
        try {
            return ask.get();
        } catch (IllegalArgumentException malformed) {
            if (query.text("after").isEmpty()) {
                throw malformed;
            }
            throw Refusal.badParameter("after", query.raw("after"), "the cursor of a page of this list");
        }
    }
}
