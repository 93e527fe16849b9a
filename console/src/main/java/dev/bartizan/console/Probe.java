package dev.bartizan.console;

import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.TracedInspection;
import dev.bartizan.policy.TestInput;

/**
 * Inspects what somebody tries in the playground, with the same engine that stands before the traffic. Called on a request
 * thread; bounded like {@link Inspector}; keeps and logs nothing. Thread-safe.
 */
@FunctionalInterface
public interface Probe {
    /**
     * Inspects.
     *
     * @param input at most 100,000 characters of text, and as many of sources and query together
     * @param kind prompt, document or completion
     */
    TracedInspection inspect(TestInput input, TextKind kind);

    /** Reads the text alone: sources and query are for engines that check groundedness. */
    static Probe of(Inspector inspector) {
        return (input, kind) -> inspector.trace(input.text(), kind);
    }
}
