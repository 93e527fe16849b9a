package dev.bartizan.inspection.grounding;

import java.util.List;
import java.util.Optional;

/**
 * What the check found.
 *
 * @param score ungrounded score of the text, 0..1: that of its worst claim
 * @param ungroundedDetected whether a claim reaches 0.5; exactly then {@code details} is not empty
 * @param ungroundedPercentage share of the text's UTF-16 units that lie in ungrounded spans, 0..1
 * @param details the ungrounded spans in text order
 * @param correctionText the text with the unsupported parts mended; only a judge gives one
 * @param decision who decided
 * @param complete false when text, sources or claims were too many to check them all
 * @param model version of the alignment model
 */
public record GroundednessResult(
        double score,
        boolean ungroundedDetected,
        double ungroundedPercentage,
        List<UngroundedSpan> details,
        Optional<String> correctionText,
        Decision decision,
        boolean complete,
        String model) {
    public GroundednessResult {
        details = List.copyOf(details);
    }

    /** Who decided. */
    public sealed interface Decision {
        /** The alignment model; no judge was asked. */
        record ByAlignment() implements Decision {}

        /** The judge. */
        record ByJudge() implements Decision {}

        /**
         * The alignment model, because the judge gave no usable answer.
         *
         * @param problem what was wrong with the judge, one line without text of the request
         */
        record JudgeUnavailable(String problem) implements Decision {}
    }
}
