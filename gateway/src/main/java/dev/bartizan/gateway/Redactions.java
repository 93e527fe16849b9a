package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Replaces what a guard wants redacted by {@code [TYPE]}, e.g. {@code [GITHUB_TOKEN]}. */
final class Redactions {
    private Redactions() {}

    /**
     * One range to replace.
     *
     * @param span in the text
     * @param label what is written instead; empty when another range of the same finding carries the label
     */
    record Redaction(Span span, String label) {}

    /** What a verdict wants replaced: nothing unless its action is redact. */
    static List<Redaction> of(Verdict verdict) {
        if (verdict.action() != Action.REDACT) {
            return List.of();
        }
        return verdict.decisive().stream()
                .map(finding -> new Redaction(finding.span(), label(finding)))
                .toList();
    }

    static String label(Finding finding) {
        return "[" + finding.type().toUpperCase(Locale.ROOT) + "]";
    }

    /** Overlapping ranges become one that carries the first label; sorted by place. */
    static List<Redaction> merge(List<Redaction> redactions) {
        List<Redaction> sorted = redactions.stream()
                .sorted(Comparator.comparing(Redaction::span))
                .toList();
        List<Redaction> merged = new ArrayList<>();
        for (Redaction next : sorted) {
            Redaction last = merged.isEmpty() ? next : merged.getLast();
            if (!merged.isEmpty() && next.span().start() < last.span().end()) {
                int end = Math.max(last.span().end(), next.span().end());
                String label = last.label().isEmpty() ? next.label() : last.label();
                merged.set(merged.size() - 1, new Redaction(new Span(last.span().start(), end), label));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    static String apply(String text, List<Redaction> redactions) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Redaction redaction : merge(redactions)) {
            int start = Math.min(redaction.span().start(), text.length());
            out.append(text, Math.max(from, 0), Math.max(from, start)).append(redaction.label());
            from = Math.min(redaction.span().end(), text.length());
        }
        return out.append(text, from, text.length()).toString();
    }
}
