package dev.bartizan.inspection;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Span;
import java.util.Collection;
import java.util.List;

/** Short evidence that is safe to show: the words around a finding, with credentials and personal data masked. Pure. */
public final class Masking {
    private static final int SHOWN = 4;

    private Masking() {}

    /**
     * A value with all but its first characters hidden: {@code ghp_********}. Shows at most four characters and at most a
     * quarter of the value; the number of stars does not tell the length.
     */
    public static String mask(String value) {
        int shown = Math.min(SHOWN, value.length() / 4);
        if (shown > 0 && Character.isHighSurrogate(value.charAt(shown - 1))) {
            shown--;
        }
        return value.substring(0, shown) + "********";
    }

    /**
     * The text around one finding on one line. What any finding calls a credential or sensitive is replaced by its type,
     * also beside the finding that is asked for; attack text stays readable.
     *
     * @param text the inspected text
     * @param finding the finding to show
     * @param all all findings of the text
     * @param radius UTF-16 units to show on each side of the finding; the finding itself is cut at four times that
     */
    public static String excerpt(String text, Finding finding, Collection<Finding> all, int radius) {
        int start = Math.min(finding.span().start(), text.length());
        int end = Math.min(Math.min(finding.span().end(), text.length()), start + 4 * radius);
        int from = border(text, Math.max(0, start - radius));
        int to = border(text, Math.min(text.length(), end + radius));
        String part = text.substring(from, to);
        List<Finding> hidden = all.stream()
                .filter(Masking::isPrivate)
                .filter(other -> other.span().start() < to && other.span().end() > from)
                .map(other -> shifted(other, from, to))
                .toList();
        String shown =
                Redactor.redact(part, hidden).replaceAll("\\s{1,1000}", " ").strip();
        return (from > 0 ? "\u2026" : "") + shown + (to < text.length() ? "\u2026" : "");
    }

    private static boolean isPrivate(Finding finding) {
        return finding.detector().equals(FindingType.SECRETS_DETECTOR)
                || finding.detector().equals(FindingType.SENSITIVE_DETECTOR);
    }

    private static Finding shifted(Finding finding, int from, int to) {
        Span span = new Span(
                Math.max(0, finding.span().start() - from),
                Math.min(finding.span().end(), to) - from);
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

    private static int border(String text, int at) {
        boolean split = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return split ? at - 1 : at;
    }
}
