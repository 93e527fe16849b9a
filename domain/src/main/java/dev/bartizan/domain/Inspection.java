package dev.bartizan.domain;

import java.util.List;

/**
 * The outcome of inspecting one text: findings in text order, scores, and the decoded layers that hold findings.
 *
 * @param findings sorted by span
 * @param scores per-detector scores of the whole text
 * @param views decoded layers with a finding, at most 8
 * @param complete false when a bound (size, depth, time) cut the inspection short; guards treat that by their fail mode
 * @param micros wall time, microseconds
 */
public record Inspection(
        List<Finding> findings, Scores scores, List<DecodedView> views, boolean complete, long micros) {
    public Inspection {
        findings = List.copyOf(findings);
        views = List.copyOf(views);
    }

    public static Inspection empty() {
        return new Inspection(List.of(), Scores.none(), List.of(), true, 0);
    }
}
