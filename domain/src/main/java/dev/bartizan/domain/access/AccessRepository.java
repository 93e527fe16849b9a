package dev.bartizan.domain.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts, sessions, one-time links and the audit trail at rest. Thread-safe. */
public interface AccessRepository {
    Optional<Account> account(String name);

    List<Account> accounts();

    /** Inserts the account or replaces the one of the same name. */
    void save(Account account);

    void save(Session session);

    /** The session, expired or not. */
    Optional<Session> session(String tokenSha256);

    void deleteSession(String tokenSha256);

    /** Stores a one-time sign-in link's token hash. */
    void saveOneTimeLink(String tokenSha256, String account, Instant expiresAt);

    /** Uses up the link and returns its account, empty when unknown, used or expired at {@code now}. Atomic. */
    Optional<String> takeOneTimeLink(String tokenSha256, Instant now);

    void append(AuditEntry entry);

    /** Newest first. */
    List<AuditEntry> audit(int limit);
}
