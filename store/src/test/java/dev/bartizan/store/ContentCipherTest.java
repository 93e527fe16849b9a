package dev.bartizan.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.store.StoreException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ContentCipherTest {
    private final ContentCipher cipher = cipher("k1", 1);

    private static ContentCipher cipher(String id, int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return new ContentCipher(
                new ContentKey(id, new SecretKeySpec(secret, "AES"), Path.of("content.key")), new SecureRandom());
    }

    @Property(tries = 200)
    void opensWhatItSealed(@ForAll @Size(max = 2000) byte[] content) {
        assertArrayEquals(content, cipher.open("row", "column", "k1", cipher.seal("row", "column", content)));
    }

    @Test
    void packsLongTextAndSealsTheSameTextDifferentlyEachTime() {
        byte[] text = "again and again ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = cipher.seal("row", "column", text);
        assertTrue(sealed.length < text.length / 10, () -> "length " + sealed.length);
        assertFalse(Arrays.equals(sealed, cipher.seal("row", "column", text)));
        assertArrayEquals(text, cipher.open("row", "column", "k1", sealed));
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] sealed = cipher.seal("row", "column", "hello".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            StoreException e = assertThrows(StoreException.class, () -> cipher.open("row", "column", "k1", changed));
            assertEquals(Kind.DAMAGED, e.kind());
        }
        assertThrows(StoreException.class, () -> cipher.open("row", "column", "k1", Arrays.copyOf(sealed, 20)));
    }

    @Test
    void refusesABodyMovedToAnotherRowOrColumn() {
        byte[] sealed = cipher.seal("row", "column", "hello".getBytes(StandardCharsets.UTF_8));
        assertThrows(StoreException.class, () -> cipher.open("other", "column", "k1", sealed));
        assertThrows(StoreException.class, () -> cipher.open("row", "other", "k1", sealed));
    }

    @Test
    void namesTheKeyThatIsMissing() {
        byte[] sealed = cipher.seal("row", "column", "hello".getBytes(StandardCharsets.UTF_8));
        StoreException e =
                assertThrows(StoreException.class, () -> cipher("k2", 2).open("row", "column", "k1", sealed));
        assertEquals(Kind.KEY, e.kind());
        assertTrue(String.valueOf(e.getMessage()).contains("sealed with key k1 (have: key k2"), e.getMessage());
    }
}
