package dev.bartizan.onnx;

import dev.bartizan.domain.Span;

/**
 * A run of tokens as the model reads it.
 *
 * @param ids with the special tokens in place
 * @param mask 1 for tokens to attend to
 * @param types segment ids
 * @param span what the tokens cover in the text, UTF-16 units
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to native code, never compared
record Window(long[] ids, long[] mask, long[] types, Span span) {}
