package dev.bartizan.app.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void makesAnAuthorityAndAServerCertificateAndKeepsThem() throws Exception {
        Identity first = files().ensure(NOW);
        first.chain().getFirst().verify(first.anchor().getPublicKey());
        assertTrue(ServerNames.covers(
                first.chain().getFirst(), Set.of("localhost", "127.0.0.1", "ai.example.com", "192.0.2.7")));
        assertEquals(first.chain(), files().ensure(NOW).chain());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))));
        assertEquals(
                first.chain(),
                TlsFiles.of(folder.resolve("server.pem"), folder.resolve("server.key"))
                        .chain());
    }

    @Test
    void renewsTheServerBelowTheSameAuthority() {
        Identity first = files().ensure(NOW);
        Identity later = files().ensure(NOW.plus(Duration.ofDays(800)));
        assertEquals(first.anchor(), later.anchor());
        assertNotEquals(first.chain().getFirst(), later.chain().getFirst());
        Identity other = new TlsFiles(folder, List.of("other.example.com"), new SecureRandom()).ensure(NOW);
        assertEquals(first.anchor(), other.anchor());
        assertTrue(ServerNames.covers(other.chain().getFirst(), Set.of("other.example.com")));
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        files().ensure(NOW);
        TlsException e = assertThrows(
                TlsException.class, () -> TlsFiles.of(folder.resolve("server.pem"), folder.resolve("ca.key")));
        assertTrue(String.valueOf(e.getMessage()).contains("not the key"));
        assertThrows(TlsException.class, () -> TlsFiles.of(folder.resolve("none.pem"), folder.resolve("ca.key")));
        assertThrows(TlsException.class, () -> TlsFiles.of(folder.resolve("ca.key"), folder.resolve("ca.key")));
    }

    private TlsFiles files() {
        return new TlsFiles(folder, List.of("AI.example.com", "192.0.2.7"), new SecureRandom());
    }
}
