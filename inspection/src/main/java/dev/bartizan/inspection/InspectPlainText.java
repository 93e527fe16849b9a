package dev.bartizan.inspection;

import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Inspects one text and writes the result for a person: verdict, scores, one paragraph per finding. */
public final class InspectPlainText {
    private static final int RADIUS = 24;
    private static final int DECODED_MAX = 400;

    private final Inspector inspector;
    private final BiFunction<Inspection, TextKind, String> verdict;

    /**
     * @param inspector what inspects
     * @param verdict what decides: {@code allow}, {@code redact}, {@code warn} or {@code block}
     */
    public InspectPlainText(Inspector inspector, BiFunction<Inspection, TextKind, String> verdict) {
        this.inspector = inspector;
        this.verdict = verdict;
    }

    /** The report, lines ended by {@code \n}; credentials and personal data are shown by type only. */
    public String report(String text, TextKind kind) {
        Inspection inspection = inspector.inspect(text, kind);
        StringBuilder out = new StringBuilder(256);
        out.append("Verdict: ").append(verdict.apply(inspection, kind)).append('\n');
        inspection.scores().values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(score ->
                        out.append(String.format(Locale.ROOT, "Score:   %s %.2f\n", score.getKey(), score.getValue())));
        if (!inspection.complete()) {
            out.append("Note:    the text was not inspected in full: a bound on size, depth or number was reached.\n");
        }
        if (inspection.findings().isEmpty()) {
            out.append("Nothing found.\n");
        }
        for (Finding finding : inspection.findings()) {
            out.append('\n');
            out.append(String.format(
                    Locale.ROOT,
                    "%s  %s (score %.2f, confidence %s, rule %s)\n",
                    finding.detector(),
                    finding.type(),
                    finding.score(),
                    finding.confidence().wireName(),
                    finding.rule()));
            out.append("  ").append(finding.explanation()).append('\n');
            out.append("  at ")
                    .append(finding.span().start())
                    .append("..")
                    .append(finding.span().end());
            out.append(", view ").append(finding.view()).append(": ");
            out.append(printable(Masking.excerpt(text, finding, inspection.findings(), RADIUS)))
                    .append('\n');
        }
        for (DecodedView view : inspection.views()) {
            out.append("\nDecoded (")
                    .append(view.name())
                    .append("): ")
                    .append(decoded(view))
                    .append('\n');
        }
        return out.toString();
    }

    /** Decoded layers are shown only as far as they hold no credential: they are inspected again, as data. */
    private String decoded(DecodedView view) {
        String text = view.text();
        Inspection inner = inspector.inspect(text, TextKind.COMPLETION);
        String shown = Redactor.redact(
                text,
                inner.findings().stream()
                        .filter(finding -> !finding.detector().equals(FindingType.LINKS_DETECTOR))
                        .toList());
        return printable(shown.substring(0, Math.min(shown.length(), DECODED_MAX)));
    }

    /** Control characters, which could move a terminal's cursor, are shown as a dot. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\u00B7' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
