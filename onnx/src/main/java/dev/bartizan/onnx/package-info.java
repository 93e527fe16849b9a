/**
 * ONNX classifiers: a transformer the operator supplies (model file and tokenizer file) as a second opinion.
 *
 * <p>A text comes in, is cut into windows of tokens, each window goes through the model, and the logits become scores by
 * the label map of the configuration. The only place with native code: ONNX Runtime and the Hugging Face tokenizers. Nothing
 * is downloaded. Must not know findings' policies, HTTP or metrics. Start reading at {@link
 * dev.bartizan.onnx.OnnxClassifier}.
 */
@NullMarked
package dev.bartizan.onnx;

import org.jspecify.annotations.NullMarked;
