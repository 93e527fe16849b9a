package dev.bartizan.console;

import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts, sessions, links and audit trail in memory. */
final class FakeAccess implements AccessRepository {
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, Session> sessions = new TreeMap<>();
    private final Map<String, Link> links = new TreeMap<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    private record Link(String account, Instant expiresAt) {}

    @Override
    public synchronized Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public synchronized List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    @Override
    public synchronized void save(Account account) {
        accounts.put(account.name(), account);
    }

    @Override
    public synchronized void save(Session session) {
        sessions.put(session.tokenSha256(), session);
    }

    @Override
    public synchronized Optional<Session> session(String tokenSha256) {
        return Optional.ofNullable(sessions.get(tokenSha256));
    }

    @Override
    public synchronized void deleteSession(String tokenSha256) {
        sessions.remove(tokenSha256);
    }

    @Override
    public synchronized void saveOneTimeLink(String tokenSha256, String account, Instant expiresAt) {
        links.put(tokenSha256, new Link(account, expiresAt));
    }

    @Override
    public synchronized Optional<String> takeOneTimeLink(String tokenSha256, Instant now) {
        return Optional.ofNullable(links.remove(tokenSha256))
                .filter(link -> link.expiresAt().isAfter(now))
                .map(Link::account);
    }

    @Override
    public synchronized void append(AuditEntry entry) {
        audit.addFirst(entry);
    }

    @Override
    public synchronized List<AuditEntry> audit(int limit) {
        return audit.stream().limit(limit).toList();
    }
}
