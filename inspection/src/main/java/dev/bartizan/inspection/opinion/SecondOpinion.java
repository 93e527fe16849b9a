package dev.bartizan.inspection.opinion;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;

/**
 * Another model's view of a text. Implementations are thread-safe, keep their own time-out and bounds, throw nothing for any
 * text and never log it: what goes wrong is a {@link Opinion.Silent} with its reason.
 */
public interface SecondOpinion {
    /** Who is asked and what the answer weighs. Constant. */
    Identity identity();

    /**
     * Whether to ask at all; cheap.
     *
     * @param soFar the engine's scores joined with the opinions before this one
     */
    boolean wants(TextKind kind, Scores soFar);

    /**
     * Asks. Called on the thread of the request, which may be a virtual one.
     *
     * @param text at most {@link dev.bartizan.inspection.InspectionEngine#TEXT_MAX} UTF-16 units
     * @param own what the engine found, e.g. which parts are credentials
     */
    Opinion ask(String text, TextKind kind, Inspection own);

    /**
     * Who is asked.
     *
     * @param name from the configuration, e.g. {@code prompt-guard}
     * @param detector the findings' detector, e.g. {@code onnx}
     * @param rule the findings' rule, e.g. {@code onnx/prompt-guard@1f3a9c02}
     * @param weight more than 0; the engine's own score weighs 1
     */
    record Identity(String name, String detector, String rule, double weight) {
        public Identity {
            if (!(weight > 0 && weight <= 100)) {
                throw new IllegalArgumentException("weight: " + weight + " (expected: more than 0, at most 100)");
            }
        }
    }
}
