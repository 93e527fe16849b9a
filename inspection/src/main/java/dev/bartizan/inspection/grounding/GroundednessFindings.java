package dev.bartizan.inspection.grounding;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import java.util.List;

/** Says the result of a check in the words of the engine: one finding per ungrounded span. */
public final class GroundednessFindings {
    private static final double HIGH = 0.85;
    private static final double MEDIUM = 0.65;
    private static final String ORIGINAL = "original";

    private GroundednessFindings() {}

    /** The findings in text order. */
    public static List<Finding> of(GroundednessResult result) {
        return result.details().stream()
                .map(span -> finding(span, rule(result)))
                .toList();
    }

    private static Finding finding(UngroundedSpan span, String rule) {
        Confidence confidence =
                span.score() >= HIGH ? Confidence.HIGH : span.score() >= MEDIUM ? Confidence.MEDIUM : Confidence.LOW;
        return new Finding(
                Groundedness.DETECTOR,
                Groundedness.UNGROUNDED,
                span.score(),
                confidence,
                span.span(),
                ORIGINAL,
                span.reason(),
                rule);
    }

    private static String rule(GroundednessResult result) {
        return switch (result.decision()) {
            case GroundednessResult.Decision.ByJudge _ -> Groundedness.DETECTOR + "/judge";
            case GroundednessResult.Decision.ByAlignment _ -> Groundedness.DETECTOR + "/" + result.model();
            case GroundednessResult.Decision.JudgeUnavailable _ ->
                Groundedness.DETECTOR + "/" + result.model() + "+judge-unavailable";
        };
    }
}
