/**
 * Discovery: AI app catalog, log parsers, usage, tags, block artefacts.
 *
 * <p>Nothing lives here yet: the foundation builds the rooms it needs first. Must not know: HTTP, pages.
 */
@NullMarked
package dev.bartizan.discovery;

import org.jspecify.annotations.NullMarked;
