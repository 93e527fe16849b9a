package dev.bartizan.inspection.grounding;

import dev.bartizan.domain.Span;

/**
 * A claim that the sources do not support.
 *
 * @param offset where it starts
 * @param length how long it is
 * @param text the claim itself
 * @param score 0.5..1
 * @param reason one line that says what is not supported; may name a short name or number of claim or source
 */
public record UngroundedSpan(TextOffset offset, TextOffset length, String text, double score, String reason) {
    /** The place in UTF-16 units. */
    public Span span() {
        return new Span(offset.utf16(), offset.utf16() + length.utf16());
    }
}
