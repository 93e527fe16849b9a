package dev.bartizan.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Finds the application key that a secret belongs to. Lookups, hits and misses alike, are believed for a short time so that
 * a busy key does not reach the store on every call. Thread-safe.
 */
public final class KeyLookup {
    private static final int CACHED_MAX = 4096;

    private record Cached(Optional<ApplicationKey> key, Instant until) {}

    private final KeyRepository repository;
    private final InstantSource clock;
    private final Duration ttl;
    private final ConcurrentMap<String, Cached> cache = new ConcurrentHashMap<>();

    /** @param ttl how long a lookup is believed; revocation takes at most this long */
    public KeyLookup(KeyRepository repository, InstantSource clock, Duration ttl) {
        this.repository = repository;
        this.clock = clock;
        this.ttl = ttl;
    }

    /** The key, if there is one and it still works. */
    public Optional<ApplicationKey> find(String secret) {
        String sha256 = ApplicationKeys.sha256(secret);
        Instant now = clock.instant();
        Cached cached = cache.get(sha256);
        if (cached == null || !now.isBefore(cached.until())) {
            // A flood of made-up keys must not grow the cache without end.
            if (cache.size() >= CACHED_MAX) {
                cache.clear();
            }
            cached = new Cached(repository.findBySha256(sha256), now.plus(ttl));
            cache.put(sha256, cached);
        }
        return cached.key().filter(key -> key.revokedAt().isEmpty());
    }

    /** Makes revocations take effect now. */
    public void forgetAll() {
        cache.clear();
    }
}
