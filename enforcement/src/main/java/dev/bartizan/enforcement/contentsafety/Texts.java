package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Inspector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Inspects texts of any length. Up to {@value #TEXT_MAX} code points, the contract's bound, a text is inspected whole;
 * longer ones, which callers must ask for, in chunks of that size that overlap by {@value #OVERLAP}, and what was found is
 * put back at its place in the whole text. Thread-safe.
 */
final class Texts {
    /** Code points of a text in the contract. */
    static final int TEXT_MAX = 10_000;
    /** Code points of a text with {@code bartizan-long-input=true}. */
    static final int LONG_TEXT_MAX = 1_000_000;

    static final int OVERLAP = 1_000;
    private static final int FINDINGS_MAX = 2_048;
    private static final int VIEWS_MAX = 8;

    private final Inspector inspector;

    Texts(Inspector inspector) {
        this.inspector = inspector;
    }

    /** The bound on code points for this call. */
    static int max(Call call) {
        return call.longInput() ? LONG_TEXT_MAX : TEXT_MAX;
    }

    Inspection inspect(String text, TextKind kind) {
        if (text.length() <= TEXT_MAX || text.codePointCount(0, text.length()) <= TEXT_MAX) {
            return inspector.inspect(text, kind);
        }
        Joined joined = new Joined();
        int start = 0;
        while (true) {
            int end = forward(text, start, TEXT_MAX);
            joined.add(inspector.inspect(text.substring(start, end), kind), start);
            if (end == text.length()) {
                return joined.inspection();
            }
            start = text.offsetByCodePoints(end, -OVERLAP);
        }
    }

    private static int forward(String text, int from, int codePoints) {
        // A window of twice as many units holds at least so many code points, unless the text ends before.
        int window = Math.min(text.length(), from + 2 * codePoints);
        boolean ends = window == text.length() && text.codePointCount(from, window) <= codePoints;
        return ends ? text.length() : text.offsetByCodePoints(from, codePoints);
    }

    /** What the chunks said, as if it were about the whole text. */
    private static final class Joined {
        private final List<Finding> findings = new ArrayList<>();
        private final Set<Finding> seen = new HashSet<>();
        private final Map<String, Double> scores = new HashMap<>();
        private final Map<String, DecodedView> views = new HashMap<>();
        private boolean complete = true;
        private long micros;

        void add(Inspection chunk, int offset) {
            for (Finding finding : chunk.findings()) {
                Finding moved = moved(finding, offset);
                if (findings.size() == FINDINGS_MAX) {
                    complete = false;
                } else if (seen.add(moved)) {
                    findings.add(moved);
                }
            }
            chunk.scores().values().forEach((name, score) -> scores.merge(name, score, Math::max));
            for (DecodedView view : chunk.views()) {
                if (views.size() < VIEWS_MAX) {
                    views.putIfAbsent(view.name(), view);
                }
            }
            complete &= chunk.complete();
            micros += chunk.micros();
        }

        private static Finding moved(Finding finding, int offset) {
            Span span = new Span(finding.span().start() + offset, finding.span().end() + offset);
            return new Finding(
                    finding.detector(),
                    finding.type(),
                    finding.score(),
                    finding.confidence(),
                    span,
                    finding.view(),
                    finding.explanation(),
                    finding.rule());
        }

        Inspection inspection() {
            findings.sort(Comparator.comparing(Finding::span));
            return new Inspection(findings, new Scores(scores), List.copyOf(views.values()), complete, micros);
        }
    }
}
