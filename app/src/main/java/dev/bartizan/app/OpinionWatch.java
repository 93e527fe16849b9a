package dev.bartizan.app;

import dev.bartizan.inspection.opinion.Opinion;
import dev.bartizan.inspection.opinion.OpinionListener;
import dev.bartizan.inspection.opinion.SecondOpinion;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts questions to other models and notes which of them fail in a row. In Prometheus: {@code
 * bartizan_opinions_total{model,outcome}} with outcome {@code answered} or the reason for silence, and {@code
 * bartizan_opinion_seconds{model}}.
 */
final class OpinionWatch implements OpinionListener {
    private static final int FAULTS_DEGRADED = 3;

    private final MeterRegistry metrics;
    private final Map<String, AtomicInteger> faults = new ConcurrentHashMap<>();

    OpinionWatch(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void asked(SecondOpinion.Identity who, Optional<Opinion.Reason> silence, Duration took) {
        String outcome =
                silence.map(reason -> reason.name().toLowerCase(Locale.ROOT)).orElse("answered");
        metrics.counter("bartizan.opinions", "model", who.name(), "outcome", outcome)
                .increment();
        metrics.timer("bartizan.opinion", "model", who.name()).record(took);
        AtomicInteger inRow = faults.computeIfAbsent(who.name(), name -> new AtomicInteger());
        if (silence.isEmpty()) {
            inRow.set(0);
        } else if (silence.get().isFault()) {
            inRow.incrementAndGet();
        }
    }

    /** False while the last {@value #FAULTS_DEGRADED} questions to it failed. */
    boolean healthy(String name) {
        AtomicInteger inRow = faults.get(name);
        return inRow == null || inRow.get() < FAULTS_DEGRADED;
    }
}
