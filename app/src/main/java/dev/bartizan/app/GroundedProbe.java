package dev.bartizan.app;

import dev.bartizan.console.Probe;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.TracedInspection;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.inspection.grounding.GroundednessFindings;
import dev.bartizan.inspection.grounding.GroundednessRequest;
import dev.bartizan.inspection.grounding.GroundednessResult;
import dev.bartizan.policy.TestInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the playground asks: the inspector of the gateway, and for texts with sources the groundedness check. */
final class GroundedProbe implements Probe {
    private static final String STEP = "groundedness";

    private final Inspector inspector;
    private final Groundedness groundedness;

    GroundedProbe(Inspector inspector, Groundedness groundedness) {
        this.inspector = inspector;
        this.groundedness = groundedness;
    }

    @Override
    public TracedInspection inspect(TestInput input, TextKind kind) {
        TracedInspection traced = inspector.trace(input.text(), kind);
        if (input.sources().isEmpty()) {
            return traced;
        }
        long start = System.nanoTime();
        GroundednessResult result =
                groundedness.check(new GroundednessRequest(input.text(), input.sources(), input.query()));
        long spent = System.nanoTime() - start;
        Inspection before = traced.inspection();
        List<Finding> findings = new ArrayList<>(before.findings());
        findings.addAll(GroundednessFindings.of(result));
        findings.sort(Comparator.comparing(Finding::span));
        Map<String, Double> scores = new HashMap<>(before.scores().values());
        scores.put(Scores.UNGROUNDED, result.score());
        return traced.joined(
                input.text(),
                new Inspection(
                        findings,
                        new Scores(scores),
                        before.views(),
                        before.complete() && result.complete(),
                        before.micros() + spent / 1_000),
                new TracedInspection.Timing(STEP, spent));
    }
}
