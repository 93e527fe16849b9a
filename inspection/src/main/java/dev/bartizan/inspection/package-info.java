/**
 * Inspection: text in, scored spans out.
 *
 * <p>A text goes through views (original, normalised, decoded layers, each mapped back to original offsets), then
 * detectors (stateless), then one aggregation. Same text, same rules, same findings, at every entry point. Must not
 * know HTTP, SQL, users or policies. Start reading at {@link dev.bartizan.inspection.Inspector}.
 */
@NullMarked
package dev.bartizan.inspection;

import org.jspecify.annotations.NullMarked;
