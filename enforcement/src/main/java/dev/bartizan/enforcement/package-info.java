/**
 * Enforcement: entry points outside the gateway.
 *
 * <p>Each kind of entry point is a package of its own; so far {@link dev.bartizan.enforcement.contentsafety}. To come:
 * ICAP, the browser-extension API, processContent, served block artefacts.
 */
@NullMarked
package dev.bartizan.enforcement;

import org.jspecify.annotations.NullMarked;
