package dev.bartizan.console;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.InspectionEngine;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.TracedInspection;
import dev.bartizan.inspection.classifier.BundledClassifier;
import dev.bartizan.policy.TestInput;
import java.util.HashMap;
import java.util.Map;

/** The real engine; texts that speak of a fight also have harm scores. */
final class FakeProbe implements Probe {
    private static final Inspector ENGINE = InspectionEngine.standard(BundledClassifier.load());

    @Override
    public TracedInspection inspect(TestInput input, TextKind kind) {
        TracedInspection traced = ENGINE.trace(input.text(), kind);
        if (!input.text().contains("fight")) {
            return traced;
        }
        Map<String, Double> scores = new HashMap<>(traced.inspection().scores().values());
        scores.putAll(Map.of(Scores.HATE, 0.03, Scores.SEXUAL, 0.01, Scores.VIOLENCE, 0.58, Scores.SELF_HARM, 0.27));
        Inspection plain = traced.inspection();
        return new TracedInspection(
                new Inspection(plain.findings(), new Scores(scores), plain.views(), plain.complete(), plain.micros()),
                traced.readings(),
                traced.timings());
    }
}
