package dev.bartizan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.store.StoreException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounds of the writer, with a task that holds it up. */
class WriterTest {
    @TempDir
    Path directory;

    @Test
    void refusesWhenTheQueueStaysFullAndStoresNothingTheCallerGaveUp() throws Exception {
        StoreSettings settings = new StoreSettings(
                "sqlite:" + directory.resolve("bartizan.db"),
                Optional.empty(),
                Optional.empty(),
                directory.resolve("content.key"),
                1,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(300));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Database database = Database.open(settings)) {
            Writer writer = new Writer(database, settings);
            writer.start();
            Thread slow = Thread.ofPlatform()
                    .start(() -> assertThrows(
                            StoreException.class,
                            () -> writer.write(handle -> {
                                begun.countDown();
                                return waited(release);
                            })));
            begun.await();
            // One place in the queue: this write takes it and gives up waiting for its commit...
            Thread impatient = Thread.ofPlatform()
                    .start(() -> assertThrows(
                            StoreException.class,
                            () -> writer.write(handle -> handle.execute("create table given_up (x int)"))));
            while (writer.stats().queued() == 0 && impatient.isAlive()) {
                Thread.onSpinWait();
            }
            // ...and this one finds none.
            StoreException e = assertThrows(StoreException.class, () -> writer.write(handle -> 1));
            assertEquals(Kind.EXHAUSTED, e.kind());
            impatient.join();
            slow.join();
            release.countDown();
            while (writer.stats().queued() > 0) {
                Thread.sleep(5);
            }
            int tables = database.read(
                    handle -> handle.createQuery("select count(*) from sqlite_schema where name = 'given_up'")
                            .mapTo(Integer.class)
                            .one());
            assertEquals(0, tables);
            assertTrue(writer.stats().refused() >= 1);
            writer.close();
        }
    }

    @Test
    void aWriteWhoseCommitFailsIsNotAcknowledgedAndTheNextOneWorks() {
        StoreSettings settings =
                StoreSettings.of("sqlite:" + directory.resolve("bartizan.db"), directory.resolve("content.key"));
        try (Database database = Database.open(settings)) {
            // The one writing connection; a deferred constraint is checked by the commit and not before.
            try (Handle handle = database.openForWriting()) {
                handle.execute("pragma foreign_keys = on");
                handle.execute("create table parent (id integer primary key)");
                handle.execute(
                        "create table child (parent integer references parent (id) deferrable initially deferred)");
            }
            Writer writer = new Writer(database, settings);
            writer.start();
            StoreException e = assertThrows(
                    StoreException.class, () -> writer.write(handle -> handle.execute("insert into child values (7)")));
            assertTrue(String.valueOf(e.getMessage()).contains("not committed"), e.getMessage());
            int written = writer.write(handle -> handle.execute("insert into parent values (7)"));
            assertEquals(1, written);
            assertEquals(1, writer.stats().failed());
            writer.close();
        }
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
