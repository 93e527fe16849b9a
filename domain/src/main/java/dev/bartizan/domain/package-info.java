/**
 * The records and sealed types every module shares: exchange, finding, verdict, alert, incident, ids, offsets.
 *
 * <p>Comes in: nothing. Goes out: immutable values. Must not know anything else: no I/O, no clock, no other module.
 * Start reading at {@link dev.bartizan.domain.Exchange}, then {@link dev.bartizan.domain.Finding}.
 */
@NullMarked
package dev.bartizan.domain;

import org.jspecify.annotations.NullMarked;
