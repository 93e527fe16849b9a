/**
 * Policy: what a verdict is for these findings.
 *
 * <p>Findings and scores come in, a {@link dev.bartizan.domain.Verdict} goes out. Pure functions over records. Must not
 * know how findings were found. Start reading at {@link dev.bartizan.policy.Guard}.
 */
@NullMarked
package dev.bartizan.policy;

import org.jspecify.annotations.NullMarked;
