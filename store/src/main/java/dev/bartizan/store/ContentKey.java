package dev.bartizan.store;

import dev.bartizan.store.StoreException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AES-256 key that seals content, and its id.
 *
 * @param id 16 hex digits that name the key without telling it, stored with every sealed row
 * @param secret 256 bits
 * @param file where it was read, for messages
 */
record ContentKey(String id, SecretKey secret, Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(ContentKey.class);
    private static final int LENGTH = 32;

    /**
     * Reads the key file, or makes it when this is a new database.
     *
     * @param recorded the id of the key this database was written with, empty for a new database
     * @throws StoreException when the key is absent, damaged or another one; the message names the remedy
     */
    static ContentKey load(Path file, Optional<String> recorded, SecureRandom random) {
        try {
            // A fresh key for an old database would only hide that the right one is missing.
            if (recorded.isEmpty() && !Files.exists(file)) {
                create(file, random);
            }
            return check(read(file, recorded), recorded);
        } catch (IOException e) {
            throw new StoreException(
                    Kind.KEY,
                    "key file " + file + ": cannot be read or made (expected: a file with " + LENGTH
                            + " bytes this user may read, in a directory it may write)",
                    e);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        try {
            PrivateFiles.createDurably(file, bytes);
            LOG.info("made content key file {}: keep a copy apart from the database, nothing replaces it", file);
        } catch (FileAlreadyExistsException e) {
            // Another process made it at the same moment: use that one.
            return;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static ContentKey read(Path file, Optional<String> recorded) throws IOException {
        if (!Files.exists(file)) {
            throw new StoreException(
                    Kind.KEY,
                    "key file " + file + ": not found (expected: key " + recorded.orElse("-")
                            + ", with which this database was written). " + remedy());
        }
        long size = Files.size(file);
        if (size != LENGTH) {
            throw new StoreException(
                    Kind.KEY, "key file " + file + ": " + size + " bytes (expected: " + LENGTH + "). " + remedy());
        }
        byte[] bytes = Files.readAllBytes(file);
        return new ContentKey(fingerprint(bytes), new SecretKeySpec(bytes, "AES"), file);
    }

    private static ContentKey check(ContentKey key, Optional<String> recorded) {
        if (recorded.isPresent() && !recorded.get().equals(key.id())) {
            throw new StoreException(
                    Kind.KEY,
                    "key file " + key.file() + ": holds key " + key.id() + " (expected: key " + recorded.get()
                            + ", with which this database was written). " + remedy());
        }
        return key;
    }

    private static String remedy() {
        return "Put the original key file back from your backup, or start with a new database: without that key the"
                + " stored prompts and completions cannot be read by anyone.";
    }

    private static String fingerprint(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("bartizan content key id".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ContentKey[" + id + "]";
    }
}
