package dev.bartizan.store;

import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.KeyRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Application keys in SQL. */
final class SqlKeys implements KeyRepository {
    private final Database database;
    private final Writer writer;

    SqlKeys(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public void add(ApplicationKey key) {
        int unused = writer.write(handle -> handle.createUpdate("""
                        insert into application_key (id, app, hint, sha256, created_ms, created_by, revoked_ms)
                        values (:id, :app, :hint, :sha256, :created, :createdBy, :revoked)""")
                .bind("id", key.id())
                .bind("app", Columns.text(key.app()))
                .bind("hint", Columns.text(key.hint()))
                .bind("sha256", key.sha256())
                .bind("created", key.createdAt().toEpochMilli())
                .bind("createdBy", Columns.text(key.createdBy()))
                .bind("revoked", key.revokedAt().map(Instant::toEpochMilli))
                .execute());
    }

    @Override
    public List<ApplicationKey> all() {
        return database.read(
                handle -> handle.createQuery("select * from application_key order by created_ms desc, id desc")
                        .map((row, context) -> key(row))
                        .list());
    }

    @Override
    public Optional<ApplicationKey> findBySha256(String sha256) {
        return database.lookup(handle -> handle.createQuery("select * from application_key where sha256 = :sha256")
                .bind("sha256", Columns.text(sha256))
                .map((row, context) -> key(row))
                .findOne());
    }

    @Override
    public boolean revoke(String id, Instant at) {
        return writer.write(handle ->
                handle.createUpdate("update application_key set revoked_ms = :at where id = :id and revoked_ms is null")
                                .bind("at", at.toEpochMilli())
                                .bind("id", Columns.text(id))
                                .execute()
                        > 0);
    }

    private static ApplicationKey key(ResultSet row) throws SQLException {
        return new ApplicationKey(
                row.getString("id"),
                row.getString("app"),
                row.getString("hint"),
                row.getString("sha256"),
                Columns.instant(row, "created_ms"),
                row.getString("created_by"),
                Columns.optionalInstant(row, "revoked_ms"));
    }
}
