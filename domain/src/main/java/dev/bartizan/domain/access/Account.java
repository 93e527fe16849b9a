package dev.bartizan.domain.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A local console account.
 *
 * @param name unique, lower case, 1..64 of {@code [a-z0-9._@-]}
 * @param passwordHash Argon2id in PHC string form; empty when the account can only use a one-time link
 * @param role what it may do
 * @param failedSignIns since the last success
 * @param lockedUntil no sign-in before this instant
 * @param createdAt when
 */
public record Account(
        String name,
        Optional<String> passwordHash,
        Role role,
        int failedSignIns,
        Optional<Instant> lockedUntil,
        Instant createdAt) {}
