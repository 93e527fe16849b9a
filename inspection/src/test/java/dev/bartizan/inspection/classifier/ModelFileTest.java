package dev.bartizan.inspection.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    private static byte[] file = {};

    @BeforeAll
    static void readsTheCommittedFile() throws IOException {
        try (InputStream in = ModelFileTest.class.getResourceAsStream("safety.model")) {
            file = in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Test
    void staysBelowEightMegabytes() {
        assertTrue(file.length > 100_000 && file.length < 8_000_000, () -> file.length + " bytes");
    }

    @Test
    void writesTheSameBytesItRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.read(new ByteArrayInputStream(file)).write(out);

        assertArrayEquals(file, out.toByteArray());
    }

    @Test
    void rejectsATruncatedFileAtEveryLength() {
        for (int length : new int[] {0, 1, 4, 8, 19, 20, 21, 1000, file.length / 2, file.length - 20}) {
            assertRejected(Arrays.copyOf(file, length));
        }
    }

    @Test
    void rejectsFilesWithDamagedBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = file.clone();
            // The last bytes are the deflate trailer, which the payload checksum makes superfluous.
            int at = i < 20 ? i : random.nextInt(file.length - 16);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            assertRejected(damaged);
        }
    }

    @Test
    void rejectsRandomBytes() {
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                System.arraycopy(file, 0, bytes, 0, Math.min(20, bytes.length));
            }
            assertRejected(bytes);
        }
    }

    @Test
    void saysWhatIsWrongWithAnotherVersion() {
        byte[] other = file.clone();
        other[7] = 9;

        ModelFormatException e =
                assertThrows(ModelFormatException.class, () -> SafetyModel.read(new ByteArrayInputStream(other)));

        assertEquals(
                "model file: format version 00000009 (expected: 00000004); train again or restore the file",
                e.getMessage());
    }

    private static void assertRejected(byte[] bytes) {
        assertThrows(ModelFormatException.class, () -> SafetyModel.read(new ByteArrayInputStream(bytes)));
    }
}
