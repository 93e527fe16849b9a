package dev.bartizan.enforcement.contentsafety;

import java.util.Map;

/**
 * Scores images. None comes with the product: without one {@code image:analyze} checks its input and answers 501. Called
 * on the request's thread; an implementation keeps its own time-out and throws nothing but unchecked exceptions, which
 * become 500. It must not log the image. Thread-safe.
 */
@FunctionalInterface
public interface ImageModel {
    /**
     * The score of each category by the names in {@link dev.bartizan.domain.Scores#HARM_CATEGORIES}, 0..1; a category that is left
     * out was not scored.
     *
     * @param image the whole file, at most 4 MB
     * @param header what was read from it before
     */
    Map<String, Double> score(byte[] image, ImageHeader header);
}
