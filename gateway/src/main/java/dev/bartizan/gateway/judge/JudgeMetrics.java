package dev.bartizan.gateway.judge;

import dev.bartizan.inspection.judge.Judgement;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * What a judge counts. In Prometheus: {@code bartizan_judge_questions_total{task,outcome}} with outcome {@code judged}, {@code
 * cached} or a reason in lower case, {@code bartizan_judge_seconds{task}} of calls to the model, {@code
 * bartizan_judge_tokens_total}.
 */
final class JudgeMetrics {
    private final MeterRegistry registry;

    JudgeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void cached(String task) {
        count(task, "cached");
    }

    void answered(String task, Judgement judgement) {
        count(
                task,
                judgement instanceof Judgement.None none ? none.reason().name().toLowerCase(Locale.ROOT) : "judged");
    }

    void call(String task, Duration time, long tokens) {
        registry.timer("bartizan.judge", "task", task).record(time);
        registry.counter("bartizan.judge.tokens").increment(tokens);
    }

    private void count(String task, String outcome) {
        registry.counter("bartizan.judge.questions", "task", task, "outcome", outcome)
                .increment();
    }
}
