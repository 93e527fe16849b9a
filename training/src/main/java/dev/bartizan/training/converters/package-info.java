/**
 * Converters: ways to write a prompt so that a filter does not recognise it, as red teams use them. Text in, disguised text
 * out; deterministic for a seed. They know nothing of the engine that has to undo them. Start reading at
 * {@link dev.bartizan.training.converters.Converters}.
 */
@NullMarked
package dev.bartizan.training.converters;

import org.jspecify.annotations.NullMarked;
