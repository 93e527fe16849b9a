package dev.bartizan.app;

import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Verdict;
import java.util.Locale;

/** What {@code bartizan inspect} prints for one text: the verdict first, then each finding with its place and reason. */
final class InspectReport {
    private static final int EXCERPT_CHARS = 60;

    private InspectReport() {}

    static String of(String text, Inspection inspection, Verdict verdict) {
        StringBuilder out = new StringBuilder();
        out.append("verdict   ").append(verdict.action().wireName()).append('\n');
        inspection.scores().values().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(score -> out.append(
                        String.format(Locale.ROOT, "score     %s %.3f%n", score.getKey(), score.getValue())));
        for (Finding finding : inspection.findings()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%nfinding   %s (%s, score %.2f) at %d..%d%s%n          %s%n          \"%s\"%n          rule %s%n",
                    finding.type(),
                    finding.confidence().wireName(),
                    finding.score(),
                    finding.span().start(),
                    finding.span().end(),
                    finding.view().equals("original") ? "" : ", seen in view " + finding.view(),
                    finding.explanation(),
                    excerpt(text, finding),
                    finding.rule()));
        }
        for (DecodedView view : inspection.views()) {
            out.append(String.format(Locale.ROOT, "%nview      %s: \"%s\"%n", view.name(), visible(cut(view.text()))));
        }
        if (!inspection.complete()) {
            out.append("\nThe text is larger than the engine's bounds: only a part was inspected.\n");
        }
        return out.append(String.format(Locale.ROOT, "%ntook      %d µs%n", inspection.micros()))
                .toString();
    }

    private static String excerpt(String text, Finding finding) {
        int end = Math.min(finding.span().end(), text.length());
        return visible(cut(text.substring(Math.min(finding.span().start(), end), end)));
    }

    private static String cut(String text) {
        return text.length() <= EXCERPT_CHARS ? text : text.substring(0, EXCERPT_CHARS) + "…";
    }

    /** Control and invisible characters as escapes, so that a hostile text cannot play with the terminal. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (Character.isISOControl(c) || type == Character.FORMAT || type == Character.SURROGATE) {
                out.append(String.format(Locale.ROOT, "\\u{%x}", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
