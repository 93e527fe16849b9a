package dev.bartizan.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * A key an application calls the gateway with. The secret itself is shown once and stored only as SHA-256 (it carries
 * 256 random bits, so a slow hash adds nothing).
 *
 * @param id UUID version 7
 * @param app application name
 * @param hint first and last characters of the secret, e.g. {@code bz_3f9a…c2}
 * @param sha256 lower-case hex
 * @param createdAt when
 * @param createdBy account name
 * @param revokedAt when it stopped working, if it did
 */
public record ApplicationKey(
        String id,
        String app,
        String hint,
        String sha256,
        Instant createdAt,
        String createdBy,
        Optional<Instant> revokedAt) {}
