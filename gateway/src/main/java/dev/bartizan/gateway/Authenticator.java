package dev.bartizan.gateway;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Finds the application key of a request: {@code Authorization: Bearer …} or {@code api-key: …}. Thread-safe. */
final class Authenticator {
    private static final HeaderName API_KEY = HeaderNames.create("api-key");
    private static final int SECRET_CHARS_MAX = 512;

    private final KeyLookup keys;

    Authenticator(KeyRepository repository, InstantSource clock, Duration ttl) {
        this.keys = new KeyLookup(repository, clock, ttl);
    }

    /** The key, or a {@link Refusal} with 401. */
    ApplicationKey authenticate(Headers headers) {
        String secret = secret(headers)
                .orElseThrow(() -> unauthorized(
                        "No API key was sent. Send it as 'Authorization: Bearer bz_…' or in the 'api-key' header."));
        return keys.find(secret)
                .orElseThrow(
                        () -> unauthorized(
                                "The API key is unknown or was revoked. Ask whoever runs this gateway for an application key."));
    }

    void forgetAll() {
        keys.forgetAll();
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
