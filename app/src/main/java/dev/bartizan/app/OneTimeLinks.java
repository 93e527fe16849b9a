package dev.bartizan.app;

import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Makes one-time sign-in links: 256 random bits, stored only as SHA-256, good once and for a limited time. */
final class OneTimeLinks {
    private final AccessRepository access;
    private final InstantSource clock;
    private final SecureRandom random;

    OneTimeLinks(AccessRepository access, InstantSource clock, SecureRandom random) {
        this.access = access;
        this.clock = clock;
        this.random = random;
    }

    /** The path and query of a link that signs the account in, e.g. {@code /sign-in/once?token=...}. */
    String create(String account, Duration validity) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        access.saveOneTimeLink(sha256(token), account, clock.instant().plus(validity));
        return "/sign-in/once?token=" + token;
    }

    /** Makes the account when there is none of that name; an existing one keeps its role and password. */
    void ensureAccount(String name, Role role) {
        if (access.account(name).isEmpty()) {
            access.save(new Account(name, Optional.empty(), role, 0, Optional.empty(), clock.instant()));
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", e);
        }
    }
}
