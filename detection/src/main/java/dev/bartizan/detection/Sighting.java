package dev.bartizan.detection;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Evidence;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Tokens;
import java.time.Instant;
import java.util.List;

/**
 * What was noticed in one exchange, small enough to remember.
 *
 * @param exchangeId the exchange
 * @param at when it arrived
 * @param actor who
 * @param deployment where
 * @param verdict what the guard did on the side that was looked at
 * @param tokens of the exchange
 * @param evidence at least one, strongest first
 */
public record Sighting(
        String exchangeId,
        Instant at,
        Actor actor,
        String deployment,
        Action verdict,
        Tokens tokens,
        List<Evidence> evidence) {
    public Sighting {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("evidence: empty (expected: at least one)");
        }
    }

    static Sighting of(Exchange exchange, Action verdict, List<Evidence> evidence) {
        return new Sighting(
                exchange.id(),
                exchange.at(),
                exchange.actor(),
                exchange.deployment(),
                verdict,
                exchange.tokens(),
                evidence);
    }
}
