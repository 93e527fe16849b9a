package dev.bartizan.inspection.category;

/**
 * An example of a rapid category.
 *
 * @param id given when it was added
 * @param text 1..4,000 code points
 */
public record RapidSample(String id, String text) {
    public RapidSample {
        CategoryNames.length("sample", text, 1, CategoryNames.SAMPLE_MAX);
    }
}
