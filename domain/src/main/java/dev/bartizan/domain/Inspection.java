package dev.bartizan.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private static final int VIEWS_MAX = 8;

    public Inspection {
        findings = List.copyOf(findings);
        views = List.copyOf(views);
    }

    public static Inspection empty() {
        return new Inspection(List.of(), Scores.none(), List.of(), true, 0);
    }

    /** This and what another look at the same text found: all findings, the higher of each score, complete when both are. */
    public Inspection and(Inspection other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings());
        all.sort(Comparator.comparing(Finding::span));
        Map<String, Double> highest = new HashMap<>(scores.values());
        other.scores().values().forEach((name, score) -> highest.merge(name, score, Math::max));
        List<DecodedView> seen = new ArrayList<>(views);
        other.views().stream()
                .filter(view -> !seen.contains(view))
                .limit(Math.max(0, VIEWS_MAX - seen.size()))
                .forEach(seen::add);
        return new Inspection(
                all, new Scores(highest), seen, complete && other.complete(), Math.addExact(micros, other.micros()));
    }
}
