package dev.bartizan.gateway;

import dev.bartizan.domain.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Creates and revokes application keys. Give it a {@link java.security.SecureRandom}. Thread-safe if its parts are. */
public final class ApplicationKeys {
    private final KeyRepository repository;
    private final Ids ids;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ApplicationKeys(KeyRepository repository, Ids ids, InstantSource clock, RandomGenerator random) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A key just made.
     *
     * @param key as stored
     * @param secret what the application sends, {@code bz_} and 43 characters; shown once, stored nowhere
     */
    public record Created(ApplicationKey key, String secret) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Created[" + key.hint() + "]";
        }
    }

    /** Makes and stores a key for an application. */
    public Created create(String app, String createdBy) {
        if (app.isBlank() || app.length() > 128) {
            throw new IllegalArgumentException("app: '" + app + "' (expected: 1..128 characters)");
        }
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String secret = "bz_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        String hint = secret.substring(0, 7) + "…" + secret.substring(secret.length() - 2);
        ApplicationKey key =
                new ApplicationKey(ids.next(), app, hint, sha256(secret), clock.instant(), createdBy, Optional.empty());
        repository.add(key);
        return new Created(key, secret);
    }

    /** Stops a key from working; a running gateway notices within its key cache's time. Whether it worked before. */
    public boolean revoke(String id) {
        return repository.revoke(id, clock.instant());
    }

    /** How a secret is looked up: lower-case hex. */
    public static String sha256(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
