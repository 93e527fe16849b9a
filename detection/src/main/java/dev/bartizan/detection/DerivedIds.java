package dev.bartizan.detection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids made from what they name, so that detection needs no random source and a second run over the same exchanges
 * names the same alerts. UUID version 7 (RFC 9562, section 5.7): milliseconds first, then 74 bits of SHA-256.
 */
final class DerivedIds {
    private DerivedIds() {}

    static String of(Instant at, String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long millis = Math.max(0, at.toEpochMilli()) & 0xFFFF_FFFF_FFFFL;
        long high = (millis << 16) | 0x7000L | (hash.getLong() & 0xFFFL);
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (every Java platform must have it)", e);
        }
    }
}
