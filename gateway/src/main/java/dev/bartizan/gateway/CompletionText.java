package dev.bartizan.gateway;

import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one channel of a completion said and what was found in it, gathered window by window for the exchange record.
 * Bounded: text beyond the budget and findings beyond {@value #FINDINGS_MAX} are left out.
 */
final class CompletionText {
    private static final int FINDINGS_MAX = 200;
    private static final int VIEWS_MAX = 8;

    private final String role;
    private final Budget budget;
    private final StringBuilder text = new StringBuilder();
    private final List<Finding> findings = new ArrayList<>();
    private final List<DecodedView> views = new ArrayList<>();
    private final Map<String, Double> scores = new HashMap<>();
    private boolean complete = true;
    private boolean whole = true;
    private long micros;

    /** Characters that all channels of one exchange may keep together. */
    static final class Budget {
        private int left;

        Budget(int chars) {
            this.left = chars;
        }

        private int take(int wanted) {
            int taken = Math.min(left, wanted);
            left -= taken;
            return taken;
        }
    }

    CompletionText(String role, Budget budget) {
        this.role = role;
        this.budget = budget;
    }

    void append(String more) {
        int taken = budget.take(more.length());
        text.append(more, 0, taken);
        whole &= taken == more.length();
    }

    /** The text as far as the budget allowed. */
    String text() {
        return text.toString();
    }

    /** Whether all of the text is kept. */
    boolean whole() {
        return whole;
    }

    /** Adds what was found in a window that begins at {@code start}. */
    void found(Inspection inspection, int start) {
        complete &= inspection.complete();
        micros += inspection.micros();
        inspection.scores().values().forEach((name, score) -> scores.merge(name, score, Math::max));
        for (DecodedView view : inspection.views()) {
            if (views.size() < VIEWS_MAX && !views.contains(view)) {
                views.add(view);
            }
        }
        inspection.findings().forEach(finding -> add(moved(finding, start)));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The channel as parts: reasoning inside {@code <think>} tags apart from the answer around it. */
    List<TextPart> parts() {
        return ThinkBlocks.cut(text.toString(), role).stream().map(this::part).toList();
    }

    private TextPart part(ThinkBlocks.Block block) {
        Span span = block.span();
        List<Finding> inside = findings.stream()
                .filter(f -> f.span().overlaps(span))
                .map(f -> within(f, span))
                .sorted((a, b) -> a.span().compareTo(b.span()))
                .toList();
        return new TextPart(
                block.role(),
                TextKind.COMPLETION,
                text.substring(span.start(), span.end()),
                new Inspection(inside, new Scores(scores), views, complete, micros));
    }

    /** Windows overlap, so the same thing is found more than once, sometimes cut: the longest wins. */
    private void add(Finding finding) {
        for (int i = 0; i < findings.size(); i++) {
            Finding known = findings.get(i);
            if (known.type().equals(finding.type()) && touches(known.span(), finding.span())) {
                if (finding.span().length() > known.span().length()) {
                    findings.set(i, finding);
                }
                return;
            }
        }
        if (findings.size() < FINDINGS_MAX) {
            findings.add(finding);
        }
    }

    private static boolean touches(Span a, Span b) {
        return a.equals(b) || a.overlaps(b);
    }

    private static Finding moved(Finding f, int by) {
        return withSpan(f, new Span(f.span().start() + by, f.span().end() + by));
    }

    private static Finding within(Finding f, Span block) {
        int start = Math.max(f.span().start(), block.start()) - block.start();
        int end = Math.min(f.span().end(), block.end()) - block.start();
        return withSpan(f, new Span(start, Math.max(start, end)));
    }

    private static Finding withSpan(Finding f, Span span) {
        return new Finding(
                f.detector(), f.type(), f.score(), f.confidence(), span, f.view(), f.explanation(), f.rule());
    }
}
