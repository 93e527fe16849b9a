package dev.bartizan.gateway;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Finds the application key of a request: {@code Authorization: Bearer …} or {@code api-key: …}. Lookups, hits and misses
 * alike, are believed for a short time so that a busy key does not reach the store on every call. Thread-safe.
 */
final class Authenticator {
    private static final HeaderName API_KEY = HeaderNames.create("api-key");
    private static final int CACHED_MAX = 4096;
    private static final int SECRET_CHARS_MAX = 512;

    private record Cached(Optional<ApplicationKey> key, Instant until) {}

    private final KeyRepository repository;
    private final InstantSource clock;
    private final Duration ttl;
    private final ConcurrentMap<String, Cached> cache = new ConcurrentHashMap<>();

    Authenticator(KeyRepository repository, InstantSource clock, Duration ttl) {
        this.repository = repository;
        this.clock = clock;
        this.ttl = ttl;
    }

    /** The key, or a {@link Refusal} with 401. */
    ApplicationKey authenticate(Headers headers) {
        String secret = secret(headers)
                .orElseThrow(() -> unauthorized(
                        "No API key was sent. Send it as 'Authorization: Bearer bz_…' or in the 'api-key' header."));
        return lookup(ApplicationKeys.sha256(secret))
                .orElseThrow(
                        () -> unauthorized(
                                "The API key is unknown or was revoked. Ask whoever runs this gateway for an application key."));
    }

    void forgetAll() {
        cache.clear();
    }

    private Optional<ApplicationKey> lookup(String sha256) {
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

    private static Optional<String> secret(Headers headers) {
        String bearer = headers.first(HeaderNames.AUTHORIZATION).orElse("");
        Optional<String> secret = bearer.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(bearer.substring(7).strip())
                : headers.first(API_KEY).map(String::strip);
        return secret.filter(s -> !s.isEmpty() && s.length() <= SECRET_CHARS_MAX);
    }

    private static Refusal unauthorized(String message) {
        return Refusal.of(Refusal.Kind.UNAUTHORIZED, 401, "invalid_api_key", message);
    }
}
