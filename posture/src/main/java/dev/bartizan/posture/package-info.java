/**
 * Posture: scanners, the asset graph, attack paths, findings, recommendations, AI BOM, model-file scan.
 *
 * <p>Nothing lives here yet: the foundation builds the rooms it needs first. Must not know: HTTP, pages.
 */
@NullMarked
package dev.bartizan.posture;

import org.jspecify.annotations.NullMarked;
