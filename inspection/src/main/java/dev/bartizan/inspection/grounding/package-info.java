/**
 * Groundedness: which claims of an answer do its sources not support?
 *
 * <p>A text and its grounding sources come in; a score, the ungrounded spans (offsets in UTF-8 bytes, UTF-16 units and code
 * points) and one line of reason per span go out. An alignment model decides by itself; a {@link
 * dev.bartizan.inspection.grounding.GroundingJudge} replaces its decision when one is given and answers. Must not know
 * HTTP, policies or who asks. Start reading at {@link dev.bartizan.inspection.grounding.Groundedness}; the trained model
 * is described in {@code MODEL_CARD.md} beside the model file.
 */
@NullMarked
package dev.bartizan.inspection.grounding;

import org.jspecify.annotations.NullMarked;
