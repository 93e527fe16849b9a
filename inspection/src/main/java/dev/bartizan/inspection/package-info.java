/**
 * Inspection: text in, scored spans out.
 *
 * <p>A text goes through views (original, normalised, decoded layers, each mapped back to original offsets), then
 * detectors (stateless), then one aggregation. Same text, same rules, same findings, at every entry point. Must not
 * know HTTP, SQL, users or policies. Start reading at {@link dev.bartizan.inspection.Inspector}. What an organisation
 * brings itself (blocklists, protected material, categories) lives in packages of its own that read the same views.
 */
@NullMarked
package dev.bartizan.inspection;

import org.jspecify.annotations.NullMarked;
