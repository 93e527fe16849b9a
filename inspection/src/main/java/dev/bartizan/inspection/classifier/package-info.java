/**
 * The trained prompt-attack model: hashed text features, linear heads, the file format and its loader.
 *
 * <p>The same feature code serves training and run time, so the two cannot drift apart. Text comes in, calibrated scores
 * in 0..1 go out. Must not know findings, policies or where the text came from. Start reading at
 * {@link dev.bartizan.inspection.classifier.SafetyModel}; the model itself is described in {@code MODEL_CARD.md}
 * beside the model file.
 */
@NullMarked
package dev.bartizan.inspection.classifier;

import org.jspecify.annotations.NullMarked;
