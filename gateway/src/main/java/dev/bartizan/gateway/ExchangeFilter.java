package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Which exchanges to list. Every part is optional and parts are joined by "and".
 *
 * @param from at or after
 * @param to before
 * @param guard judged by the guard of this name
 * @param findingType has a finding of this type on either side
 */
public record ExchangeFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> person,
        Optional<String> app,
        Optional<String> deployment,
        Optional<String> guard,
        Optional<String> sourceIp,
        Optional<Action> action,
        Optional<Outcome> outcome,
        Optional<String> findingType) {
    public static ExchangeFilter all() {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
