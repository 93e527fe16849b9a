package dev.bartizan.store;

import dev.bartizan.store.StoreException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals content with AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce for each row; good for 2^32 rows per key.
 *
 * <p>Sealed form: version (1 byte), packing (1 byte: 0 plain, 1 deflated), length of the plain content (4 bytes), nonce
 * (12 bytes), ciphertext, tag (16 bytes). The row's id, the column and the first six bytes are authenticated too, so a
 * body copied to another row or column does not open. Thread-safe.
 */
final class ContentCipher {
    private static final byte VERSION = 1;
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_LENGTH = 6;
    private static final int PACK_ABOVE = 512;

    private final ContentKey key;
    private final SecureRandom random;

    ContentCipher(ContentKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    String keyId() {
        return key.id();
    }

    byte[] seal(String rowId, String column, byte[] content) {
        byte[] packed = content.length > PACK_ABOVE ? deflate(content) : content;
        boolean smaller = packed.length < content.length;
        byte[] body = smaller ? packed : content;
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        ByteBuffer sealed = ByteBuffer.allocate(HEAD_LENGTH + NONCE_LENGTH + body.length + TAG_BITS / 8);
        sealed.put(VERSION).put(smaller ? DEFLATED : PLAIN).putInt(content.length);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, rowId, column, sealed.array());
            sealed.put(nonce);
            cipher.doFinal(ByteBuffer.wrap(body), sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM cannot seal " + column, e);
        }
        return sealed.array();
    }

    /** @throws StoreException when the key is not the row's, or the row was changed since it was written */
    byte[] open(String rowId, String column, String sealedWith, byte[] sealed) {
        if (!sealedWith.equals(key.id())) {
            throw new StoreException(
                    Kind.KEY,
                    column + " of " + rowId + ": sealed with key " + sealedWith + " (have: key " + key.id() + " from "
                            + key.file() + "). Put the original key file back from your backup and restart.");
        }
        if (sealed.length < HEAD_LENGTH + NONCE_LENGTH + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw damaged(rowId, column, null);
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed).position(2);
        int length = buffer.getInt();
        byte[] nonce = new byte[NONCE_LENGTH];
        buffer.get(nonce);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, rowId, column, sealed);
            byte[] body = cipher.doFinal(sealed, buffer.position(), buffer.remaining());
            return sealed[1] == DEFLATED ? inflate(body, length) : body;
        } catch (GeneralSecurityException | DataFormatException e) {
            throw damaged(rowId, column, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String rowId, String column, byte[] head)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((rowId + "|" + column + "|").getBytes(StandardCharsets.UTF_8));
        cipher.updateAAD(head, 0, HEAD_LENGTH);
        return cipher;
    }

    private static StoreException damaged(String rowId, String column, @org.jspecify.annotations.Nullable Exception e) {
        String message = column + " of " + rowId
                + ": does not open with its key, so it was changed after it was written. Restore the database.";
        return e == null ? new StoreException(Kind.DAMAGED, message) : new StoreException(Kind.DAMAGED, message, e);
    }

    private static byte[] deflate(byte[] content) {
        // Fast rather than small: this runs while a client waits for its answer.
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        }
    }

    private static byte[] inflate(byte[] packed, int length) throws DataFormatException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            byte[] content = new byte[length];
            int done = 0;
            while (done < length) {
                int count = inflater.inflate(content, done, length - done);
                if (count == 0) {
                    throw new DataFormatException("ends after " + done + " of " + length + " bytes");
                }
                done += count;
            }
            return content;
        }
    }
}
