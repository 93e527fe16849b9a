package dev.bartizan.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys in a list. */
final class InMemoryKeys implements KeyRepository {
    private final List<ApplicationKey> keys = new CopyOnWriteArrayList<>();

    @Override
    public void add(ApplicationKey key) {
        keys.add(key);
    }

    @Override
    public List<ApplicationKey> all() {
        return List.copyOf(keys);
    }

    @Override
    public Optional<ApplicationKey> findBySha256(String sha256) {
        return keys.stream().filter(key -> key.sha256().equals(sha256)).findFirst();
    }

    @Override
    public boolean revoke(String id, Instant at) {
        for (ApplicationKey key : keys) {
            if (key.id().equals(id) && key.revokedAt().isEmpty()) {
                keys.remove(key);
                return keys.add(new ApplicationKey(
                        key.id(),
                        key.app(),
                        key.hint(),
                        key.sha256(),
                        key.createdAt(),
                        key.createdBy(),
                        Optional.of(at)));
            }
        }
        return false;
    }
}
