package dev.bartizan.detection;

import dev.bartizan.domain.Evidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the excerpt an analyst sees out of a text: up to 400 UTF-16 units around the finding, with credentials and
 * personal data replaced by {@code [TYPE]}. Spans outside the text are clamped, so a faulty detector costs an excerpt,
 * not the alert.
 */
final class Excerpt {
    static final int LENGTH_MAX = 400;

    private final String text;
    private final List<Redaction> redactions;
    private final StringBuilder out = new StringBuilder();
    private int spanStart;
    private int spanEnd;

    private Excerpt(String text, List<Redaction> redactions) {
        this.text = text;
        this.redactions = redactions;
    }

    static Evidence evidence(String exchangeId, Located located) {
        String text = located.part().text();
        Inspection inspection = located.part().inspection();
        List<Redaction> redactions = Redaction.of(text, inspection.findings());
        Finding finding = located.finding();
        Excerpt excerpt = new Excerpt(text, redactions);
        excerpt.cut(clamp(finding.span(), text.length()));
        return new Evidence(
                exchangeId,
                located.side(),
                located.partIndex(),
                finding,
                excerpt.out.toString(),
                new Span(excerpt.spanStart, excerpt.spanEnd),
                inspection.views().stream()
                        .filter(view -> view.name().equals(finding.view()))
                        .findFirst()
                        .map(view -> DecodedRedaction.redact(view, text, inspection.findings())));
    }

    static boolean mustHide(Finding finding) {
        return finding.detector().equals(FindingType.SECRETS_DETECTOR)
                || finding.detector().equals(FindingType.SENSITIVE_DETECTOR);
    }

    static Span clamp(Span span, int length) {
        int start = Math.min(span.start(), length);
        return new Span(start, Math.min(Math.max(span.end(), start), length));
    }

    private void cut(Span span) {
        int context = Math.max(0, LENGTH_MAX - span.length()) / 2;
        int from = wholeCharacter(Math.max(0, span.start() - context));
        int to = wholeCharacter(Math.min(text.length(), from + LENGTH_MAX));
        spanStart = -1;
        spanEnd = -1;
        int at = from;
        for (Redaction redaction : redactions) {
            if (redaction.end() <= at || redaction.start() >= to) {
                continue;
            }
            copy(at, Math.max(at, redaction.start()), span);
            int labelAt = out.length();
            out.append(redaction.label());
            markReplaced(redaction, labelAt, span);
            at = redaction.end();
        }
        copy(at, Math.max(at, to), span);
        finish(span);
    }

    /** Copies {@code [from, to)} and notes where the finding starts and ends in the output. */
    private void copy(int from, int to, Span span) {
        if (span.start() >= from && span.start() < to) {
            spanStart = out.length() + span.start() - from;
        }
        if (span.end() > from && span.end() <= to) {
            spanEnd = out.length() + span.end() - from;
        }
        out.append(text, from, to);
    }

    private void markReplaced(Redaction redaction, int labelAt, Span span) {
        if (span.start() >= redaction.start() && span.start() < redaction.end()) {
            spanStart = labelAt;
        }
        if (span.end() > redaction.start() && span.end() <= redaction.end()) {
            spanEnd = out.length();
        }
    }

    private void finish(Span span) {
        if (out.length() > LENGTH_MAX) {
            out.setLength(Character.isHighSurrogate(out.charAt(LENGTH_MAX - 1)) ? LENGTH_MAX - 1 : LENGTH_MAX);
        }
        spanStart = spanStart < 0 ? 0 : Math.min(spanStart, out.length());
        if (span.length() == 0) {
            spanEnd = spanStart;
        }
        spanEnd = spanEnd < 0 ? out.length() : Math.clamp(spanEnd, spanStart, out.length());
    }

    /** Moves back by one where a cut would split a surrogate pair. */
    private int wholeCharacter(int index) {
        boolean splits = index > 0
                && index < text.length()
                && Character.isLowSurrogate(text.charAt(index))
                && Character.isHighSurrogate(text.charAt(index - 1));
        return splits ? index - 1 : index;
    }

    /** A range of the text and what stands there instead. Never overlap; sorted. */
    record Redaction(int start, int end, String label) {
        private static final int LABEL_MAX = 40;

        static List<Redaction> of(String text, List<Finding> findings) {
            List<Finding> hidden = findings.stream()
                    .filter(Excerpt::mustHide)
                    .sorted((a, b) -> a.span().compareTo(b.span()))
                    .toList();
            List<Redaction> merged = new ArrayList<>();
            for (Finding finding : hidden) {
                Span span = clamp(finding.span(), text.length());
                if (span.length() == 0) {
                    continue;
                }
                Redaction last = merged.isEmpty() ? null : merged.getLast();
                if (last != null && span.start() < last.end()) {
                    merged.set(
                            merged.size() - 1,
                            new Redaction(last.start(), Math.max(last.end(), span.end()), last.label()));
                } else {
                    merged.add(new Redaction(span.start(), span.end(), label(finding)));
                }
            }
            return merged;
        }

        static String label(Finding finding) {
            StringBuilder label = new StringBuilder("[");
            finding.type()
                    .chars()
                    .limit(LABEL_MAX)
                    .map(c -> c < 128 && Character.isLetterOrDigit(c) ? Character.toUpperCase(c) : '_')
                    .forEach(c -> label.append((char) c));
            return label.append(']').toString();
        }
    }
}
