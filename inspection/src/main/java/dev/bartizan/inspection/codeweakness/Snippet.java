package dev.bartizan.inspection.codeweakness;

/**
 * A stretch of an answer that is code.
 *
 * @param start first UTF-16 unit
 * @param end unit after the last
 */
record Snippet(Language language, int start, int end) {}
