package dev.bartizan.console;

import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.KeyRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys in memory. */
final class FakeKeys implements KeyRepository {
    private final List<ApplicationKey> keys = new ArrayList<>();

    @Override
    public synchronized void add(ApplicationKey key) {
        keys.addFirst(key);
    }

    @Override
    public synchronized List<ApplicationKey> all() {
        return List.copyOf(keys);
    }

    @Override
    public synchronized Optional<ApplicationKey> findBySha256(String sha256) {
        return keys.stream().filter(key -> key.sha256().equals(sha256)).findFirst();
    }

    @Override
    public synchronized boolean revoke(String id, Instant at) {
        for (int i = 0; i < keys.size(); i++) {
            ApplicationKey key = keys.get(i);
            if (key.id().equals(id) && key.revokedAt().isEmpty()) {
                keys.set(
                        i,
                        new ApplicationKey(
                                key.id(),
                                key.app(),
                                key.hint(),
                                key.sha256(),
                                key.createdAt(),
                                key.createdBy(),
                                Optional.of(at)));
                return true;
            }
        }
        return false;
    }
}
