/**
 * Evaluation: red team and safety evaluation: objectives, strategies, targets, judges, scorecards.
 *
 * <p>Nothing lives here yet: the foundation builds the rooms it needs first. Must not know: the running server.
 */
@NullMarked
package dev.bartizan.evaluation;

import org.jspecify.annotations.NullMarked;
