package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An exchange without its text, as lists show it.
 *
 * @param findingTypes distinct, sorted
 */
public record ExchangeSummary(
        String id,
        Instant at,
        Actor actor,
        String deployment,
        String model,
        Optional<String> guard,
        boolean sandbox,
        Action action,
        Outcome outcome,
        int status,
        Tokens tokens,
        Duration duration,
        Duration guardTime,
        List<String> findingTypes) {}
