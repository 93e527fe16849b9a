package dev.bartizan.gateway;

import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.grounding.Groundedness;
import java.util.function.LongSupplier;

/** What every call needs, made once. All thread-safe. */
record GatewayParts(
        Json json,
        GatewayLimits limits,
        Inspector inspector,
        Groundedness groundedness,
        Recorder recorder,
        GatewayMetrics metrics,
        LongSupplier nanos,
        ModelProvider http,
        ModelProvider sandbox) {
    ModelProvider provider(Upstream upstream) {
        return switch (upstream) {
            case Upstream.OpenAiUpstream ignored -> http;
            case Upstream.SandboxUpstream ignored -> sandbox;
        };
    }
}
