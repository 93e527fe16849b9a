package dev.bartizan.inspection;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;

/**
 * The one inspection engine. Implementations are thread-safe and bounded in time and memory by the length of the text; none
 * blocks on I/O but {@link dev.bartizan.inspection.opinion.SecondOpinions}, and that within its time-outs. They throw
 * nothing for any text: what cannot be inspected in full is reported by {@link Inspection#complete()}.
 */
public interface Inspector {
    /**
     * Inspects one text.
     *
     * @param text any text, also empty, hostile or with unpaired surrogates
     * @param kind where it comes from
     */
    Inspection inspect(String text, TextKind kind);

    /**
     * Inspects one text and shows the work: every reading of it, and the time of every step. Same findings and scores as
     * {@link #inspect}; slower, so for people rather than traffic.
     */
    default TracedInspection trace(String text, TextKind kind) {
        return TracedInspection.untraced(text, inspect(text, kind));
    }
}
