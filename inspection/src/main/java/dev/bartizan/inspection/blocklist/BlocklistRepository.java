package dev.bartizan.inspection.blocklist;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps blocklists. Thread-safe; what a method stored is durable when it returns; every method is all or nothing.
 * Methods that name a list throw {@link UnknownBlocklistException} when it does not exist, unless they say otherwise.
 */
public interface BlocklistRepository {
    /**
     * Creates a list, or replaces its description; saving the same again changes nothing.
     *
     * @return whether it was created
     */
    boolean save(Blocklist list);

    Optional<Blocklist> find(String name);

    /** Lists in the order of their names. */
    List<Blocklist> lists(int top, int skip);

    /**
     * Deletes a list with its items.
     *
     * @return whether there was one
     */
    boolean delete(String name);

    /**
     * Adds items. A text that is in the list already keeps its id and takes over description and kind.
     *
     * @param items with the ids they get when they are new
     * @return the items as they are stored, in the order given
     * @throws IllegalArgumentException when the list would have more than {@link Blocklist#ITEMS_MAX} items or more than
     *     {@link Blocklist#REGEX_MAX} patterns
     */
    List<BlocklistItem> addOrUpdate(String name, List<BlocklistItem> items);

    /**
     * Removes all of these items, or none when one of them is not in the list.
     *
     * @return the first id that is not in the list; empty when all were removed
     */
    Optional<UUID> remove(String name, List<UUID> ids);

    /** Items in the order they were first added. */
    List<BlocklistItem> items(String name, int top, int skip);

    Optional<BlocklistItem> item(String name, UUID id);

    /** A number that grows with every change of any list, by whatever process. */
    long revision();
}
