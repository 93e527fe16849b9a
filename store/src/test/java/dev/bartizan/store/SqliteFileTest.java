package dev.bartizan.store;

import static dev.bartizan.store.Examples.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk, who may open it, and what is said when it cannot be opened. */
class SqliteFileTest {
    private static final String MARKER = "MARKER-that-must-never-be-on-the-disk";

    private final Examples examples = new Examples();

    @TempDir
    Path directory;

    @Test
    void textNeverReachesTheDiskInClear() throws IOException {
        Exchange shortText = examples.blocked(START, "maria", "email", MARKER);
        Exchange longText = examples.blocked(START, "maria", "email", (MARKER + " ").repeat(200));
        Alert alert = examples.alert(START, "maria-the-person", Severity.HIGH, MARKER);
        try (Store store = open()) {
            store.exchanges().accept(shortText);
            store.exchanges().accept(longText);
            store.incidents().save(List.of(alert), List.of(), shortText.id());
            assertClear(false);
            assertEquals(Optional.of(longText), store.exchanges().exchange(longText.id()));
            assertEquals(Optional.of(alert), store.incidents().alert(alert.id()));
        }
        assertClear(false);
        // The search does find what is kept in clear.
        assertTrue(onDisk("maria-the-person"));
    }

    @Test
    void keyAndDatabaseBelongToTheirOwnerOnly() throws IOException {
        open().close();
        for (String file : List.of("content.key", "bartizan.db")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("d/" + file))));
        }
        assertEquals(32, Files.size(directory.resolve("d/content.key")));
    }

    @Test
    void aWrongKeyIsNamedWithItsRemedy() throws IOException {
        open().close();
        Files.write(directory.resolve("d/content.key"), new byte[32]);
        StoreException e = assertThrows(StoreException.class, this::open);
        assertEquals(StoreException.Kind.KEY, e.kind());
        assertMessage(e, "content.key", "expected: key ", "Put the original key file back");
    }

    @Test
    void aMissingKeyOfAnOldDatabaseIsNotReplaced() throws IOException {
        open().close();
        Files.delete(directory.resolve("d/content.key"));
        assertMessage(assertThrows(StoreException.class, this::open), "not found", "Put the original key file back");
        assertFalse(Files.exists(directory.resolve("d/content.key")));
    }

    @Test
    void aKeyFileOfTheWrongLengthIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("d"));
        Files.writeString(directory.resolve("d/content.key"), "short");
        assertMessage(assertThrows(StoreException.class, this::open), "5 bytes (expected: 32)");
    }

    @Test
    void anUnknownUrlIsAnsweredWithTheKnownOnesAndWithoutItsPassword() {
        for (String url :
                List.of("mysql://root:hunter2@db/x", "data.db", "sqlite:", "sqlite::memory:", "sqlite:x?y=1")) {
            StoreException e =
                    assertThrows(StoreException.class, () -> Store.open(StoreSettings.of(url, directory.resolve("k"))));
            assertEquals(StoreException.Kind.SETTINGS, e.kind());
            assertMessage(e, "url: ", "expected: sqlite:PATH", "jdbc:postgresql://HOST/DATABASE");
            assertFalse(String.valueOf(e.getMessage()).contains("hunter2"));
        }
    }

    @Test
    void anUnreachableServerIsSaidWithoutItsPassword() {
        StoreSettings settings = StoreSettings.of(
                "jdbc:postgresql://127.0.0.1:1/x", Optional.of("u"), Optional.of("hunter2"), directory.resolve("k"));
        StoreException e = assertThrows(StoreException.class, () -> Store.open(settings));
        assertEquals(StoreException.Kind.UNAVAILABLE, e.kind());
        assertMessage(e, "POSTGRESQL", "expected: a reachable database");
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("hunter2"));
    }

    @Test
    void aServerThatIsTooOldIsRefused() {
        assertMessage(
                assertThrows(StoreException.class, () -> Dialect.checkPostgresVersion(140_022)),
                "version 14 (expected: 15 or later)");
        Dialect.checkPostgresVersion(150_000);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() {
        open().close();
        StoreSettings settings = settings();
        try (Database database = Database.open(settings);
                Handle handle = database.openForWriting()) {
            handle.execute(
                    "insert into schema_version select installed_rank + 1, '999', 'later', type, 'V999__later.sql',"
                            + " checksum, installed_by, installed_on, execution_time, success from schema_version"
                            + " where installed_rank = (select max(installed_rank) from schema_version)");
        }
        assertMessage(assertThrows(StoreException.class, this::open), "last written by this version or an older one");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        StoreException e = assertThrows(
                StoreException.class,
                () -> Store.open(StoreSettings.of("sqlite:" + file + "/x.db", directory.resolve("k"))));
        assertEquals(StoreException.Kind.SETTINGS, e.kind());
        assertMessage(e, file.toString(), "expected: a directory this user may write");
    }

    @Test
    void settingsDoNotPrintThePassword() {
        String url = "jdbc:postgresql://db/x?password=hunter2";
        StoreSettings settings =
                StoreSettings.of(url, Optional.of("bartizan"), Optional.of("hunter2"), directory.resolve("k"));
        assertFalse(settings.toString().contains("hunter2"));
        assertTrue(settings.toString().contains("jdbc:postgresql://db/x"));
    }

    @Test
    void theCommandLineMayWriteWhileTheServerRuns() throws Exception {
        try (Store server = open();
                Store command = open()) {
            List<Callable<Boolean>> writes = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        (i % 2 == 0 ? server : command)
                                .exchanges()
                                .accept(examples.plain(START.plusMillis(i), "maria", "t" + i));
                        return true;
                    })
                    .toList();
            Optional<String> place = Optional.empty();
            int read = 0;
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<Boolean>> answers =
                        writes.stream().map(threads::submit).toList();
                while (read < 200) {
                    boolean done = answers.stream().allMatch(Future::isDone);
                    List<Exchange> next = server.exchanges().after(place, 20);
                    place = next.isEmpty() ? place : Optional.of(next.getLast().id());
                    read += next.size();
                    assertTrue(!done || !next.isEmpty(), "missed " + (200 - read));
                }
                for (Future<Boolean> answer : answers) {
                    assertTrue(answer.get());
                }
            }
        }
    }

    private Store open() {
        return Store.open(settings());
    }

    private StoreSettings settings() {
        return StoreSettings.of("sqlite:" + directory.resolve("d/bartizan.db"), directory.resolve("d/content.key"));
    }

    private void assertClear(boolean expected) throws IOException {
        assertEquals(expected, onDisk(MARKER));
        assertEquals(expected, onDisk(MARKER.substring(0, 12)));
    }

    private boolean onDisk(String text) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("d"))) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void assertMessage(Exception e, String... parts) {
        String message = String.valueOf(e.getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
