package dev.bartizan.app;

import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.KeyRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored keys and one more that lives as long as the process: the console's, for its "try it" box. */
final class EphemeralKey implements KeyRepository {
    private final KeyRepository stored;
    private final ApplicationKey extra;

    EphemeralKey(KeyRepository stored, ApplicationKey extra) {
        this.stored = stored;
        this.extra = extra;
    }

    @Override
    public void add(ApplicationKey key) {
        stored.add(key);
    }

    @Override
    public List<ApplicationKey> all() {
        return stored.all();
    }

    @Override
    public Optional<ApplicationKey> findBySha256(String sha256) {
        return sha256.equals(extra.sha256()) ? Optional.of(extra) : stored.findBySha256(sha256);
    }

    @Override
    public boolean revoke(String id, Instant at) {
        return stored.revoke(id, at);
    }
}
