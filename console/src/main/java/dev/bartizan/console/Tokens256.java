package dev.bartizan.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes unguessable tokens of 256 random bits and the hashes they are stored as. Thread-safe. */
final class Tokens256 {
    private final SecureRandom random;

    Tokens256(SecureRandom random) {
        this.random = random;
    }

    /** 43 characters of base64url. */
    String next() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Lower-case hex of the token's SHA-256. */
    static String sha256(String token) {
        return sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Lower-case hex of the bytes' SHA-256. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** Compares in a time that does not depend on where the two differ. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
