package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one inspection. Used by one thread; bounded. */
final class FindingSink {
    /** Findings kept before aggregation; what comes later is reported by {@link #overflowed()}. */
    static final int COLLECTED_MAX = 20_000;

    private final List<Finding> findings = new ArrayList<>();
    private boolean overflowed;

    /**
     * Reports one finding.
     *
     * @param view where it was found
     * @param start first unit in the view
     * @param end unit after the last in the view
     * @param match what was found
     */
    void add(View view, int start, int end, Match match) {
        if (findings.size() >= COLLECTED_MAX) {
            overflowed = true;
            return;
        }
        findings.add(new Finding(
                match.detector,
                match.type,
                match.score,
                match.confidence,
                view.original(start, end),
                view.name(),
                match.explanation,
                match.rule));
    }

    List<Finding> findings() {
        return findings;
    }

    boolean overflowed() {
        return overflowed;
    }

    /** A finding without its place; see {@link Finding} for the parts. */
    record Match(String detector, String type, double score, Confidence confidence, String explanation, String rule) {}
}
