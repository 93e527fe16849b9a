/**
 * What the operator of this installation defined for themselves, joined to what the engine finds: blocklists, custom categories,
 * corpora of protected material. Comes in: a text and the engine's inspection. Goes out: the inspection with more findings.
 * Must not know guards; start reading at {@link dev.bartizan.inspection.operator.OperatorInspector}.
 */
@NullMarked
package dev.bartizan.inspection.operator;

import org.jspecify.annotations.NullMarked;
