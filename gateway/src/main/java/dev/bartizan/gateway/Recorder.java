package dev.bartizan.gateway;

import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finishes exchanges: hands each to the sink and counts it. */
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final ExchangeSink sink;
    private final GatewayMetrics metrics;
    private final LongSupplier nanos;

    Recorder(ExchangeSink sink, GatewayMetrics metrics, LongSupplier nanos) {
        this.sink = sink;
        this.metrics = metrics;
        this.nanos = nanos;
    }

    /**
     * Returns once the exchange is durable.
     *
     * @throws Refusal with 503 when it could not be recorded
     */
    void record(ExchangeDraft draft, Outcome outcome, int status, long startNanos, GuardRun guard) {
        String deployment = draft.deployment().name();
        metrics.guardTime(deployment, guard.spent());
        Duration duration = Duration.ofNanos(nanos.getAsLong() - startNanos);
        Exchange exchange = draft.finish(outcome, status, duration, guard.spent());
        try {
            sink.accept(exchange);
        } catch (RuntimeException e) {
            LOG.error(
                    "Exchange {} could not be recorded: {}",
                    draft.id(),
                    e.getClass().getName());
            metrics.request(deployment, outcome.wireName(), 503);
            throw Refusal.of(
                    Refusal.Kind.NOT_RECORDED,
                    503,
                    "exchange_not_recorded",
                    "The answer is withheld because this exchange could not be recorded. Try again later.");
        }
        metrics.request(deployment, outcome.wireName(), status);
    }
}
