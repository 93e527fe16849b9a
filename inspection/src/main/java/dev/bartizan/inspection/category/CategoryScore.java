package dev.bartizan.inspection.category;

/**
 * What a trained category thinks of a text.
 *
 * @param category its name
 * @param version the version that answered
 * @param detected whether the text belongs to it: a score of 0.5 or more
 * @param score 0..1
 */
public record CategoryScore(String category, int version, boolean detected, double score) {}
