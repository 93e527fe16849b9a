/**
 * Second opinions: other models asked about a text after the engine has scored it, and how their scores are joined.
 *
 * <p>An {@link dev.bartizan.inspection.opinion.SecondOpinions} wraps the engine as another {@link
 * dev.bartizan.inspection.Inspector}, so that every entry point gets the same answer. What is asked (an ONNX model, a chat
 * model) is a {@link dev.bartizan.inspection.opinion.SecondOpinion}; this package knows neither native code nor HTTP. Start
 * reading at {@link dev.bartizan.inspection.opinion.SecondOpinions}, which states the rule.
 */
@NullMarked
package dev.bartizan.inspection.opinion;

import org.jspecify.annotations.NullMarked;
