package dev.bartizan.inspection.codeweakness;

/**
 * One weakness in code of an answer.
 *
 * @param start first UTF-16 unit in the inspected text
 * @param end unit after the last
 * @param score 0..1, by how sure it is that somebody outside reaches the weak place
 * @param explanation one line with the flow; identifiers only, never literal values
 */
public record CodeWeakness(CodeRule rule, int start, int end, double score, String explanation) {}
