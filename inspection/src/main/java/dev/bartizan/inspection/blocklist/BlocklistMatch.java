package dev.bartizan.inspection.blocklist;

import dev.bartizan.domain.Span;
import java.util.UUID;

/**
 * A place where a text holds an item of a list.
 *
 * @param blocklist name of the list
 * @param itemId id of the item
 * @param itemText text of the item, not of the place
 * @param span the place, in UTF-16 units of the original text
 * @param view the reading it was found in, e.g. {@code original}, {@code leetspeak}, {@code base64}
 */
public record BlocklistMatch(String blocklist, UUID itemId, String itemText, Span span, String view) {}
