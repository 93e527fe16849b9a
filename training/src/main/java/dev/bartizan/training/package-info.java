/**
 * Training, offline: labelled texts come in, model files and their cards go out. Must not know the running server.
 */
@NullMarked
package dev.bartizan.training;

import org.jspecify.annotations.NullMarked;
