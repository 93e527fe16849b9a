package dev.bartizan.inspection.blocklist;

import dev.bartizan.inspection.blocklist.BlocklistItem.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All blocklists, kept and compiled. A change through this object is in force when the method returns; changes of other
 * processes come with {@link #refresh}. Readers never wait: they use the last complete set of compiled lists. Thread-safe.
 */
public final class Blocklists {
    private static final int READ_MAX = 1_000;

    private final BlocklistRepository repository;
    private final Supplier<UUID> ids;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Compiled compiled = new Compiled(Map.of(), -1);

    private record Compiled(Map<String, BlocklistMatcher> matchers, long revision) {}

    /** @param ids makes ids for new items; called under a lock */
    public Blocklists(BlocklistRepository repository, Supplier<UUID> ids) {
        this.repository = repository;
        this.ids = ids;
        refresh();
    }

    /** Creates a list or replaces its description; returns whether it was created. */
    public boolean save(Blocklist list) {
        return change(list.name(), () -> repository.save(list));
    }

    public Optional<Blocklist> find(String name) {
        return repository.find(name);
    }

    /** Lists in the order of their names. */
    public List<Blocklist> lists(int top, int skip) {
        return repository.lists(top, skip);
    }

    /** Deletes a list with its items; returns whether there was one. */
    public boolean delete(String name) {
        return change(name, () -> repository.delete(name));
    }

    /**
     * Adds items; a text that is in the list already keeps its id.
     *
     * @param items 1..100
     * @return the items as they are now, in the order given
     * @throws UnknownBlocklistException when there is no such list
     * @throws IllegalArgumentException when there are too many items
     */
    public List<BlocklistItem> addOrUpdate(String name, List<Draft> items) {
        checkCall(items.size());
        return change(
                name,
                () -> repository.addOrUpdate(
                        name,
                        items.stream().map(draft -> draft.withId(ids.get())).toList()));
    }

    /**
     * Removes all of these items, or none.
     *
     * @param items 1..100
     * @return the first id that is not in the list; empty when all were removed
     * @throws UnknownBlocklistException when there is no such list
     */
    public Optional<UUID> remove(String name, List<UUID> items) {
        checkCall(items.size());
        return change(name, () -> repository.remove(name, items));
    }

    /** Items in the order they were added. */
    public List<BlocklistItem> items(String name, int top, int skip) {
        return repository.items(name, top, skip);
    }

    public Optional<BlocklistItem> item(String name, UUID id) {
        return repository.item(name, id);
    }

    /**
     * Where the text holds items of these lists.
     *
     * @throws UnknownBlocklistException when one of the lists does not exist
     */
    public List<BlocklistMatch> match(String text, Collection<String> names) {
        return names.isEmpty() ? List.of() : match(BlocklistText.of(text), names);
    }

    /** As {@link #match(String, Collection)} for a text that is prepared already. */
    public List<BlocklistMatch> match(BlocklistText text, Collection<String> names) {
        Map<String, BlocklistMatcher> matchers = compiled.matchers();
        List<BlocklistMatch> matches = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            BlocklistMatcher matcher = matchers.get(name);
            if (matcher == null) {
                throw new UnknownBlocklistException(name);
            }
            matches.addAll(matcher.match(text));
        }
        return List.copyOf(matches);
    }

    /** Compiles again what other processes changed; cheap when nothing did. Call it every few seconds. */
    public void refresh() {
        changing.lock();
        try {
            // Read before the lists: a change in between only means one more refresh.
            long revision = repository.revision();
            if (revision == compiled.revision()) {
                return;
            }
            Map<String, BlocklistMatcher> all = new HashMap<>();
            List<Blocklist> page;
            for (int skip = 0; !(page = repository.lists(READ_MAX, skip)).isEmpty(); skip += READ_MAX) {
                for (Blocklist list : page) {
                    all.put(list.name(), BlocklistMatcher.of(list, allItems(list.name())));
                }
            }
            compiled = new Compiled(Map.copyOf(all), revision);
        } finally {
            changing.unlock();
        }
    }

    private <T> T change(String name, Supplier<T> action) {
        changing.lock();
        try {
            T result = action.get();
            Map<String, BlocklistMatcher> all = new HashMap<>(compiled.matchers());
            repository
                    .find(name)
                    .ifPresentOrElse(
                            list -> all.put(name, BlocklistMatcher.of(list, allItems(name))), () -> all.remove(name));
            compiled = new Compiled(Map.copyOf(all), compiled.revision());
            return result;
        } finally {
            changing.unlock();
        }
    }

    private List<BlocklistItem> allItems(String name) {
        List<BlocklistItem> all = new ArrayList<>();
        List<BlocklistItem> page;
        do {
            page = repository.items(name, READ_MAX, all.size());
            all.addAll(page);
        } while (page.size() == READ_MAX);
        return all;
    }

    private static void checkCall(int items) {
        if (items < 1 || items > BlocklistItem.CALL_MAX) {
            throw new IllegalArgumentException(
                    "blocklist items: " + items + " (expected: 1.." + BlocklistItem.CALL_MAX + " in one call)");
        }
    }
}
