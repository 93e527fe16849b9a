package dev.bartizan.store;

import org.jdbi.v3.core.Handle;

/** Counts the changes of one area of settings. Counted in the transaction of the change itself. */
enum AreaRevision {
    BLOCKLISTS,
    CATEGORIES,
    RAPID_CATEGORIES;

    void grow(Handle handle) {
        int unused = handle.createUpdate("""
                        insert into area_revision (area, revision) values (:area, 1)
                        on conflict (area) do update set revision = area_revision.revision + 1""").bind("area", Columns.name(this)).execute();
    }

    long read(Database database) {
        return database.lookup(handle -> handle.createQuery("select revision from area_revision where area = :area")
                .bind("area", Columns.name(this))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }
}
