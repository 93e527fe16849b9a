package dev.bartizan.inspection.blocklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Blocklists in memory. */
public final class FakeBlocklistRepository implements BlocklistRepository {
    private final Map<String, Blocklist> lists = new TreeMap<>();
    private final Map<String, List<BlocklistItem>> items = new TreeMap<>();
    private long revision;

    @Override
    public boolean save(Blocklist list) {
        revision++;
        items.computeIfAbsent(list.name(), name -> new ArrayList<>());
        return lists.put(list.name(), list) == null;
    }

    @Override
    public Optional<Blocklist> find(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    @Override
    public List<Blocklist> lists(int top, int skip) {
        return lists.values().stream().skip(skip).limit(top).toList();
    }

    @Override
    public boolean delete(String name) {
        revision++;
        items.remove(name);
        return lists.remove(name) != null;
    }

    @Override
    public List<BlocklistItem> addOrUpdate(String name, List<BlocklistItem> added) {
        revision++;
        List<BlocklistItem> kept = of(name);
        return added.stream().map(item -> put(kept, item)).toList();
    }

    private static BlocklistItem put(List<BlocklistItem> kept, BlocklistItem item) {
        for (int i = 0; i < kept.size(); i++) {
            BlocklistItem old = kept.get(i);
            if (old.text().equals(item.text())) {
                kept.set(i, new BlocklistItem(old.id(), item.text(), item.description(), item.kind()));
                return kept.get(i);
            }
        }
        kept.add(item);
        return item;
    }

    @Override
    public Optional<UUID> remove(String name, List<UUID> ids) {
        revision++;
        List<BlocklistItem> kept = of(name);
        Optional<UUID> missing = ids.stream()
                .filter(id -> kept.stream().noneMatch(item -> item.id().equals(id)))
                .findFirst();
        if (missing.isEmpty()) {
            kept.removeIf(item -> ids.contains(item.id()));
        }
        return missing;
    }

    @Override
    public List<BlocklistItem> items(String name, int top, int skip) {
        return of(name).stream().skip(skip).limit(top).toList();
    }

    @Override
    public Optional<BlocklistItem> item(String name, UUID id) {
        return of(name).stream().filter(item -> item.id().equals(id)).findFirst();
    }

    @Override
    public long revision() {
        return revision;
    }

    private List<BlocklistItem> of(String name) {
        List<BlocklistItem> kept = items.get(name);
        if (kept == null) {
            throw new UnknownBlocklistException(name);
        }
        return kept;
    }
}
