/**
 * Links: what an address says about where it leads and what it is for.
 *
 * <p>{@link dev.bartizan.inspection.links.LinkScanner} finds links in a text (addresses, Markdown, HTML, bare host names),
 * {@link dev.bartizan.inspection.links.LinkAnalyser} collects signals for each and says how dangerous it is and why. All
 * lists are bundled; nothing is looked up at run time except in a
 * {@link dev.bartizan.inspection.links.LinkReputation} that the owner supplies. Must not know the engine.
 */
@NullMarked
package dev.bartizan.inspection.links;

import org.jspecify.annotations.NullMarked;
