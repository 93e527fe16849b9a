package dev.bartizan.inspection.classifier;

/**
 * A stretch of text in UTF-16 units.
 *
 * @param start first unit
 * @param end one past the last unit
 */
public record Span(int start, int end) {}
