package dev.bartizan.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes and checks passwords with Argon2id (RFC 9106), in PHC string form:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Each hash takes {@link Cost#memoryKib()} of memory, so only a few run
 * at once; others wait up to two seconds and then get {@link BusyException}. Thread-safe.
 */
public final class Passwords {
    /** Fewest characters of a new password. */
    public static final int MIN_LENGTH = 12;
    /** Most characters of a password; longer input is refused before any hashing. */
    public static final int MAX_LENGTH = 128;

    private static final int CONCURRENT = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB_MAX = 1 << 20;
    private static final Pattern PHC = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final SecureRandom random;
    private final Cost cost;
    private final Semaphore slots = new Semaphore(CONCURRENT);
    private final String decoy;

    public Passwords(SecureRandom random, Cost cost) {
        this.random = random;
        this.cost = cost;
        this.decoy = hash("no account has this password " + random.nextLong());
    }

    /** A new hash with a fresh salt. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = argon2(password, salt, cost, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /**
     * Whether the password belongs to the hash. Without a hash, or with one that cannot be read, the same work is done
     * for nothing and the answer is no, so that the time taken does not tell whether an account exists.
     */
    public boolean matches(Optional<String> phc, String password) {
        if (password.length() > MAX_LENGTH) {
            return false;
        }
        Optional<Matcher> parsed = phc.map(PHC::matcher).filter(Matcher::matches);
        Matcher stored = parsed.orElseGet(() -> PHC.matcher(decoy));
        if (parsed.isEmpty() && !stored.matches()) {
            throw new IllegalStateException("decoy hash is not in PHC form");
        }
        Cost used = new Cost(
                Integer.parseInt(stored.group(1)),
                Integer.parseInt(stored.group(2)),
                Integer.parseInt(stored.group(3)));
        byte[] expected = Base64.getDecoder().decode(stored.group(5));
        byte[] actual = argon2(password, Base64.getDecoder().decode(stored.group(4)), used, expected.length);
        return MessageDigest.isEqual(expected, actual) && parsed.isPresent();
    }

    private byte[] argon2(String password, byte[] salt, Cost with, int length) {
        takeSlot();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(with.memoryKib())
                    .withIterations(with.passes())
                    .withParallelism(with.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            slots.release();
        }
    }

    private void takeSlot() {
        try {
            if (!slots.tryAcquire(2, TimeUnit.SECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }

    /**
     * How expensive one hash is.
     *
     * @param memoryKib KiB of memory, 8..1,048,576
     * @param passes over the memory, 1..16
     * @param lanes 1..8
     */
    public record Cost(int memoryKib, int passes, int lanes) {
        /** The second choice of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane. */
        public static final Cost STANDARD = new Cost(19456, 2, 1);

        public Cost {
            if (memoryKib < 8 || memoryKib > MEMORY_KIB_MAX || passes < 1 || passes > 16 || lanes < 1 || lanes > 8) {
                throw new IllegalArgumentException("argon2 cost: m=%d,t=%d,p=%d (expected: m 8..%d, t 1..16, p 1..8)"
                        .formatted(memoryKib, passes, lanes, MEMORY_KIB_MAX));
            }
        }
    }

    /** Too many sign-ins at once; the caller may try again shortly. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException() {
            super("too many sign-ins at once; try again in a few seconds");
        }
    }
}
