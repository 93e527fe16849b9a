/**
 * Blocklists: the words, phrases and patterns an organisation does not want to see, and where a text holds them.
 *
 * <p>Lists and items come in, matches with spans of the original text go out. Literals are read on every view of a text,
 * so leetspeak, zero-width characters and look-alike letters hit too. Must not know HTTP or SQL: {@link
 * dev.bartizan.inspection.blocklist.BlocklistRepository} is implemented by the store. Start reading at {@link
 * dev.bartizan.inspection.blocklist.Blocklists}.
 */
@NullMarked
package dev.bartizan.inspection.blocklist;

import org.jspecify.annotations.NullMarked;
