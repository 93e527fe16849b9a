package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.codeweakness.CodeReport;
import dev.bartizan.inspection.codeweakness.CodeWeakness;
import dev.bartizan.inspection.codeweakness.CodeWeaknesses;
import dev.bartizan.inspection.codeweakness.Cut;

/**
 * Weaknesses in code that the model wrote; the type of a finding is its subclass, e.g. {@code sql-injection}. Code beyond a
 * bound is a finding as well, so that a guard treats what nobody looked at as it treats a weakness.
 */
final class CodeWeaknessDetector implements Detector {
    static final String NAME = "code_weakness";
    /** Type of the finding that stands for code beyond a bound. */
    static final String NOT_LOOKED_AT = "code_not_looked_at";

    private static final String CUT_RULE = NAME + "/bounds@1";
    private static final double CUT_SCORE = 0.5;

    @Override
    public boolean reads(View view, TextKind kind) {
        return kind == TextKind.COMPLETION && view.isRoot();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        CodeReport report = CodeWeaknesses.look(view.text());
        for (CodeWeakness weakness : report.found()) {
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
        for (Cut cut : report.cuts()) {
            sink.add(
                    view,
                    cut.start(),
                    cut.end(),
                    new FindingSink.Match(
                            NAME,
                            NOT_LOOKED_AT,
                            CUT_SCORE,
                            Confidence.LOW,
                            "Code that was not looked at for weaknesses: " + cut.explanation() + ".",
                            CUT_RULE));
        }
    }
}
