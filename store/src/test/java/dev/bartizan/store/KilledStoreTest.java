package dev.bartizan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that records exchanges from 16 threads: what it acknowledged must be there. */
@Tag("slow")
class KilledStoreTest {
    @TempDir
    Path directory;

    @RepeatedTest(2)
    void keepsEveryAcknowledgedExchangeAfterKill9() throws Exception {
        Path acknowledged = directory.resolve("acknowledged");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingProcess.class.getName(),
                        url(),
                        key().toString())
                .redirectOutput(acknowledged.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        // Killed in the middle of its work, however long a busy machine takes to get there.
        while (writer.isAlive() && completeLines(read(acknowledged)).size() <= 300) {
            Thread.sleep(20);
        }
        assertTrue(writer.isAlive(), () -> read(directory.resolve("errors")));
        writer.destroyForcibly();
        assertTrue(writer.waitFor(10, TimeUnit.SECONDS));

        List<String> ids = completeLines(read(acknowledged));
        assertTrue(ids.size() > 100, () -> "too few to mean something: " + ids.size());
        try (Store store = Store.open(StoreSettings.of(url(), key()))) {
            for (String id : ids) {
                Exchange exchange = store.exchanges().exchange(id).orElseThrow(() -> new AssertionError("lost " + id));
                assertEquals(
                        RecordingProcess.text(exchange.at()),
                        exchange.prompt().getFirst().text());
            }
        }
    }

    /** The last line may be cut by the kill. */
    private static List<String> completeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "unreadable: " + e;
        }
    }

    private String url() {
        return "sqlite:" + directory.resolve("bartizan.db");
    }

    private Path key() {
        return directory.resolve("content.key");
    }
}
