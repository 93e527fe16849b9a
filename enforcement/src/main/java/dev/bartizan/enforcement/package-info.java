/**
 * Enforcement: entry points outside the gateway: ICAP, extension API, processContent, DNS and proxy artefacts.
 *
 * <p>Nothing lives here yet: the foundation builds the rooms it needs first. Must not know: storage engines.
 */
@NullMarked
package dev.bartizan.enforcement;

import org.jspecify.annotations.NullMarked;
