package dev.bartizan.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * What the gateway counts. In Prometheus: {@code bartizan_gateway_requests_total{deployment,outcome,status}},
 * {@code bartizan_gateway_errors_total{kind}}, {@code bartizan_gateway_warnings_total{kind}}, {@code
 * bartizan_gateway_guard_seconds{deployment}}, {@code bartizan_gateway_upstream_seconds{deployment}}. Labels come from the
 * configuration and from enums, never from requests.
 */
final class GatewayMetrics {
    private final MeterRegistry registry;

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void request(String deployment, String outcome, int status) {
        registry.counter(
                        "bartizan.gateway.requests",
                        "deployment",
                        deployment,
                        "outcome",
                        outcome,
                        "status",
                        Integer.toString(status))
                .increment();
    }

    void error(Refusal.Kind kind) {
        error(kind.name().toLowerCase(Locale.ROOT));
    }

    void error(String kind) {
        registry.counter("bartizan.gateway.errors", "kind", kind).increment();
    }

    void warning(String kind) {
        registry.counter("bartizan.gateway.warnings", "kind", kind).increment();
    }

    void guardTime(String deployment, Duration time) {
        registry.timer("bartizan.gateway.guard", "deployment", deployment).record(time);
    }

    void upstreamTime(String deployment, Duration time) {
        registry.timer("bartizan.gateway.upstream", "deployment", deployment).record(time);
    }
}
