package dev.bartizan.store;

import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import dev.bartizan.domain.access.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Accounts, sessions, one-time links and the audit trail in SQL. */
final class SqlAccess implements AccessRepository {
    private static final int AUDIT_MAX = 10_000;

    private final Database database;
    private final Writer writer;

    SqlAccess(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public Optional<Account> account(String name) {
        return database.lookup(handle -> handle.createQuery("select * from account where name = :name")
                .bind("name", Columns.text(name))
                .map((row, context) -> account(row))
                .findOne());
    }

    @Override
    public List<Account> accounts() {
        return database.read(handle -> handle.createQuery("select * from account order by name")
                .map((row, context) -> account(row))
                .list());
    }

    @Override
    public void save(Account account) {
        execute(handle -> handle.createUpdate("""
                        insert into account (name, password_hash, role, failed_sign_ins, locked_until_ms, created_ms)
                        values (:name, :passwordHash, :role, :failed, :lockedUntil, :created)
                        on conflict (name) do update set password_hash = excluded.password_hash, role = excluded.role,
                          failed_sign_ins = excluded.failed_sign_ins, locked_until_ms = excluded.locked_until_ms,
                          created_ms = excluded.created_ms""")
                .bind("name", Columns.text(account.name()))
                .bind("passwordHash", account.passwordHash())
                .bind("role", Columns.name(account.role()))
                .bind("failed", account.failedSignIns())
                .bind("lockedUntil", account.lockedUntil().map(Instant::toEpochMilli))
                .bind("created", account.createdAt().toEpochMilli()));
    }

    @Override
    public void save(Session session) {
        execute(handle -> handle.createUpdate("""
                        insert into console_session (token_sha256, account, csrf_token, expires_ms)
                        values (:token, :account, :csrf, :expires)
                        on conflict (token_sha256) do update set account = excluded.account,
                          csrf_token = excluded.csrf_token, expires_ms = excluded.expires_ms""")
                .bind("token", session.tokenSha256())
                .bind("account", Columns.text(session.account()))
                .bind("csrf", session.csrfToken())
                .bind("expires", session.expiresAt().toEpochMilli()));
    }

    @Override
    public Optional<Session> session(String tokenSha256) {
        return database.lookup(handle -> handle.createQuery("select * from console_session where token_sha256 = :token")
                .bind("token", Columns.text(tokenSha256))
                .map((row, context) -> new Session(
                        row.getString("token_sha256"),
                        row.getString("account"),
                        row.getString("csrf_token"),
                        Columns.instant(row, "expires_ms")))
                .findOne());
    }

    @Override
    public void deleteSession(String tokenSha256) {
        execute(handle -> handle.createUpdate("delete from console_session where token_sha256 = :token")
                .bind("token", Columns.text(tokenSha256)));
    }

    @Override
    public void saveOneTimeLink(String tokenSha256, String account, Instant expiresAt) {
        execute(handle -> handle.createUpdate("""
                        insert into one_time_link (token_sha256, account, expires_ms)
                        values (:token, :account, :expires)""")
                .bind("token", tokenSha256)
                .bind("account", Columns.text(account))
                .bind("expires", expiresAt.toEpochMilli()));
    }

    @Override
    public Optional<String> takeOneTimeLink(String tokenSha256, Instant now) {
        // One statement both checks and uses up, so two browsers with the same link cannot both get in.
        return writer.write(handle -> handle.createQuery(
                        "delete from one_time_link where token_sha256 = :token and expires_ms > :now returning account")
                .bind("token", Columns.text(tokenSha256))
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void append(AuditEntry entry) {
        execute(handle -> handle.createUpdate("""
                        insert into audit_entry (id, at_ms, account, action, target, detail)
                        values (:id, :at, :account, :action, :target, :detail)""")
                .bind("id", entry.id())
                .bind("at", entry.at().toEpochMilli())
                .bind("account", Columns.text(entry.account()))
                .bind("action", Columns.text(entry.action()))
                .bind("target", Columns.longText(entry.target()))
                .bind("detail", Columns.longText(entry.detail())));
    }

    @Override
    public List<AuditEntry> audit(int limit) {
        PageCursor.checkLimit(limit, AUDIT_MAX);
        return database.read(handle -> handle.createQuery(
                        "select * from audit_entry order by at_ms desc, id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new AuditEntry(
                        row.getString("id"),
                        Columns.instant(row, "at_ms"),
                        row.getString("account"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("detail")))
                .list());
    }

    /** Deletes sessions and links that ended before the time; returns how many. */
    int purgeExpired(Instant time) {
        return writer.write(handle -> List.of("console_session", "one_time_link").stream()
                .mapToInt(table -> handle.createUpdate("delete from " + table + " where expires_ms < :time")
                        .bind("time", time.toEpochMilli())
                        .execute())
                .sum());
    }

    private void execute(Function<Handle, Update> statement) {
        int unused = writer.write(handle -> statement.apply(handle).execute());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                Columns.optionalText(row, "password_hash"),
                Columns.value(Role.class, row.getString("role")),
                row.getInt("failed_sign_ins"),
                Columns.optionalInstant(row, "locked_until_ms"),
                Columns.instant(row, "created_ms"));
    }
}
