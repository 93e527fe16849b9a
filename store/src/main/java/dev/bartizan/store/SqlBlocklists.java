package dev.bartizan.store;

import dev.bartizan.inspection.blocklist.Blocklist;
import dev.bartizan.inspection.blocklist.BlocklistItem;
import dev.bartizan.inspection.blocklist.BlocklistItem.Kind;
import dev.bartizan.inspection.blocklist.BlocklistRepository;
import dev.bartizan.inspection.blocklist.UnknownBlocklistException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Blocklists in SQL. */
final class SqlBlocklists implements BlocklistRepository {
    private static final int TOP_MAX = Blocklist.ITEMS_MAX;

    private final Database database;
    private final Writer writer;

    SqlBlocklists(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public boolean save(Blocklist list) {
        return writer.write(handle -> {
            boolean created = !exists(handle, list.name());
            int unused = handle.createUpdate("""
                            insert into blocklist (name, description) values (:name, :description)
                            on conflict (name) do update set description = excluded.description""")
                    .bind("name", list.name())
                    .bind("description", list.description().map(Columns::longText))
                    .execute();
            AreaRevision.BLOCKLISTS.grow(handle);
            return created;
        });
    }

    @Override
    public Optional<Blocklist> find(String name) {
        return database.lookup(handle -> handle.createQuery("select * from blocklist where name = :name")
                .bind("name", Columns.text(name))
                .map((row, context) -> list(row))
                .findOne());
    }

    @Override
    public List<Blocklist> lists(int top, int skip) {
        PageCursor.checkLimit(top, TOP_MAX);
        return database.read(
                handle -> handle.createQuery("select * from blocklist order by name limit :top offset :skip")
                        .bind("top", top)
                        .bind("skip", skip)
                        .map((row, context) -> list(row))
                        .list());
    }

    @Override
    public boolean delete(String name) {
        return writer.write(handle -> {
            int unused = handle.createUpdate("delete from blocklist_item where blocklist = :name")
                    .bind("name", Columns.text(name))
                    .execute();
            boolean deleted = handle.createUpdate("delete from blocklist where name = :name")
                            .bind("name", Columns.text(name))
                            .execute()
                    > 0;
            AreaRevision.BLOCKLISTS.grow(handle);
            return deleted;
        });
    }

    /** What became of a change; refusals are values here because the writer reports exceptions as its own. */
    private sealed interface Change {
        record Done(List<BlocklistItem> items) implements Change {}

        record NoList() implements Change {}

        record TooMany(String what) implements Change {}
    }

    @Override
    public List<BlocklistItem> addOrUpdate(String name, List<BlocklistItem> items) {
        // Only the writer changes items, so what is counted before the writes still holds at their end.
        return switch (writer.write(handle -> add(handle, name, items))) {
            case Change.Done done -> done.items();
            case Change.NoList none -> throw new UnknownBlocklistException(name);
            case Change.TooMany tooMany -> throw new IllegalArgumentException(tooMany.what());
        };
    }

    private static Change add(Handle handle, String name, List<BlocklistItem> items) {
        if (!exists(handle, name)) {
            return new Change.NoList();
        }
        List<BlocklistItem> known = new ArrayList<>();
        List<BlocklistItem> result = new ArrayList<>();
        for (BlocklistItem item : items) {
            Optional<BlocklistItem> earlier = find(handle, name, item.text())
                    .or(() -> result.stream()
                            .filter(i -> i.text().equals(item.text()))
                            .findFirst());
            earlier.ifPresent(known::add);
            result.add(new BlocklistItem(
                    earlier.map(BlocklistItem::id).orElse(item.id()), item.text(), item.description(), item.kind()));
        }
        long all = count(handle, name, "")
                + result.stream().map(BlocklistItem::id).distinct().count()
                - known.stream()
                        .map(BlocklistItem::id)
                        .distinct()
                        .filter(id -> has(handle, name, id))
                        .count();
        if (all > Blocklist.ITEMS_MAX) {
            return new Change.TooMany("items: " + all + " (expected: at most " + Blocklist.ITEMS_MAX + " in one list)");
        }
        long patterns = count(handle, name, " and kind = 'regex'")
                + result.stream()
                        .filter(i -> i.kind() == Kind.REGEX)
                        .map(BlocklistItem::id)
                        .distinct()
                        .count()
                - known.stream()
                        .filter(i -> i.kind() == Kind.REGEX)
                        .map(BlocklistItem::id)
                        .distinct()
                        .count();
        if (patterns > Blocklist.REGEX_MAX) {
            return new Change.TooMany(
                    "patterns: " + patterns + " (expected: at most " + Blocklist.REGEX_MAX + " in one list)");
        }
        result.forEach(item -> put(handle, name, item));
        AreaRevision.BLOCKLISTS.grow(handle);
        return new Change.Done(List.copyOf(result));
    }

    private static void put(Handle handle, String name, BlocklistItem item) {
        int unused = handle.createUpdate("""
                        insert into blocklist_item (id, blocklist, place, item_text, description, kind)
                        values (:id, :list,
                          (select coalesce(max(place), 0) + 1 from blocklist_item where blocklist = :list),
                          :text, :description, :kind)
                        on conflict (blocklist, item_text) do update set description = excluded.description,
                          kind = excluded.kind""")
                .bind("id", item.id().toString())
                .bind("list", name)
                .bind("text", Columns.text(item.text()))
                .bind("description", item.description().map(Columns::longText))
                .bind("kind", Columns.name(item.kind()))
                .execute();
    }

    @Override
    public Optional<UUID> remove(String name, List<UUID> ids) {
        record Removed(boolean known, Optional<UUID> missing) {}
        Removed removed = writer.write(handle -> {
            if (!exists(handle, name)) {
                return new Removed(false, Optional.empty());
            }
            Optional<UUID> missing =
                    ids.stream().filter(id -> !has(handle, name, id)).findFirst();
            if (missing.isEmpty()) {
                for (UUID id : ids) {
                    int unused = handle.createUpdate("delete from blocklist_item where blocklist = :list and id = :id")
                            .bind("list", name)
                            .bind("id", id.toString())
                            .execute();
                }
                AreaRevision.BLOCKLISTS.grow(handle);
            }
            return new Removed(true, missing);
        });
        if (!removed.known()) {
            throw new UnknownBlocklistException(name);
        }
        return removed.missing();
    }

    @Override
    public List<BlocklistItem> items(String name, int top, int skip) {
        PageCursor.checkLimit(top, TOP_MAX);
        return known(
                name,
                database.read(handle -> !exists(handle, name)
                        ? Optional.empty()
                        : Optional.of(handle.createQuery(
                                        "select * from blocklist_item where blocklist = :list order by place limit :top offset :skip")
                                .bind("list", name)
                                .bind("top", top)
                                .bind("skip", skip)
                                .map((row, context) -> item(row))
                                .list())));
    }

    @Override
    public Optional<BlocklistItem> item(String name, UUID id) {
        return known(
                name,
                database.lookup(handle -> !exists(handle, name)
                        ? Optional.empty()
                        : Optional.of(
                                handle.createQuery("select * from blocklist_item where blocklist = :list and id = :id")
                                        .bind("list", name)
                                        .bind("id", id.toString())
                                        .map((row, context) -> item(row))
                                        .findOne())));
    }

    @Override
    public long revision() {
        return AreaRevision.BLOCKLISTS.read(database);
    }

    private static <T> T known(String name, Optional<T> found) {
        return found.orElseThrow(() -> new UnknownBlocklistException(name));
    }

    private static boolean exists(Handle handle, String name) {
        return handle.createQuery("select count(*) from blocklist where name = :name")
                        .bind("name", Columns.text(name))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static boolean has(Handle handle, String name, UUID id) {
        return handle.createQuery("select count(*) from blocklist_item where blocklist = :list and id = :id")
                        .bind("list", name)
                        .bind("id", id.toString())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Optional<BlocklistItem> find(Handle handle, String name, String text) {
        return handle.createQuery("select * from blocklist_item where blocklist = :list and item_text = :text")
                .bind("list", name)
                .bind("text", Columns.text(text))
                .map((row, context) -> item(row))
                .findOne();
    }

    private static long count(Handle handle, String name, String where) {
        return handle.createQuery("select count(*) from blocklist_item where blocklist = :list" + where)
                .bind("list", name)
                .mapTo(Long.class)
                .one();
    }

    private static Blocklist list(ResultSet row) throws SQLException {
        return new Blocklist(row.getString("name"), Columns.optionalText(row, "description"));
    }

    private static BlocklistItem item(ResultSet row) throws SQLException {
        return new BlocklistItem(
                UUID.fromString(row.getString("id")),
                row.getString("item_text"),
                Columns.optionalText(row, "description"),
                Columns.value(Kind.class, row.getString("kind")));
    }
}
