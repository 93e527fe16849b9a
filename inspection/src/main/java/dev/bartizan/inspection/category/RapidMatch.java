package dev.bartizan.inspection.category;

/**
 * A text resembles a sample of a rapid category.
 *
 * @param category its name
 * @param sampleId the sample that is most like the text
 * @param score 0.5..1
 */
public record RapidMatch(String category, String sampleId, double score) {}
