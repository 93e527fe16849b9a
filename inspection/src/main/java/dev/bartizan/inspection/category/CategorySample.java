package dev.bartizan.inspection.category;

/**
 * An example for a category.
 *
 * @param text 1..4,000 code points
 * @param positive whether it belongs to the category
 */
public record CategorySample(String text, boolean positive) {
    public CategorySample {
        CategoryNames.length("sample", text, 1, CategoryNames.SAMPLE_MAX);
    }
}
