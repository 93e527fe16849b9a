package dev.bartizan.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Application keys at rest. Thread-safe. */
public interface KeyRepository {
    void add(ApplicationKey key);

    /** Newest first, revoked ones included. */
    List<ApplicationKey> all();

    Optional<ApplicationKey> findBySha256(String sha256);

    /** Returns whether a working key with that id existed. */
    boolean revoke(String id, Instant at);
}
