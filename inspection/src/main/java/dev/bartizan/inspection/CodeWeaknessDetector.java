package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.codeweakness.CodeWeakness;
import dev.bartizan.inspection.codeweakness.CodeWeaknesses;

/** Weaknesses in code that the model wrote; the type of a finding is its subclass, e.g. {@code sql-injection}. */
final class CodeWeaknessDetector implements Detector {
    static final String NAME = "code_weakness";

    @Override
    public boolean reads(View view, TextKind kind) {
        return kind == TextKind.COMPLETION && view.isRoot();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        for (CodeWeakness weakness : CodeWeaknesses.find(view.text())) {
            sink.add(
                    view,
                    weakness.start(),
                    weakness.end(),
                    new FindingSink.Match(
                            NAME,
                            weakness.rule().subclass().id(),
                            weakness.score(),
                            weakness.score() >= 0.8 ? Confidence.HIGH : Confidence.MEDIUM,
                            weakness.rule().title() + ": " + weakness.explanation(),
                            weakness.rule().reference()));
        }
    }
}
