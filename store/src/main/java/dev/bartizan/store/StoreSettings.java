package dev.bartizan.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the store keeps its data.
 *
 * @param url {@code sqlite:PATH} or {@code jdbc:postgresql://HOST/DATABASE}
 * @param user PostgreSQL user; unused by SQLite
 * @param password PostgreSQL password; unused by SQLite
 * @param keyFile 32 random bytes that seal prompt and completion text; made with mode 0600 on first use
 * @param readers connections for reading, 1..64
 * @param queueCapacity writes waiting for the writer thread, 1..100,000
 * @param queueWait how long a write waits for a place in a full queue before it is refused
 * @param commitWait how long a write waits for its commit before it counts as failed
 */
public record StoreSettings(
        String url,
        Optional<String> user,
        Optional<String> password,
        Path keyFile,
        int readers,
        int queueCapacity,
        Duration queueWait,
        Duration commitWait) {
    public StoreSettings {
        if (readers < 1 || readers > 64) {
            throw new IllegalArgumentException("readers: " + readers + " (expected: 1..64)");
        }
        if (queueCapacity < 1 || queueCapacity > 100_000) {
            throw new IllegalArgumentException("queueCapacity: " + queueCapacity + " (expected: 1..100000)");
        }
    }

    /** The defaults: 4 readers, 10,000 waiting writes, 5 s for a place, 30 s for a commit. */
    public static StoreSettings of(String url, Path keyFile) {
        return of(url, Optional.empty(), Optional.empty(), keyFile);
    }

    public static StoreSettings of(String url, Optional<String> user, Optional<String> password, Path keyFile) {
        return new StoreSettings(
                url, user, password, keyFile, 4, 10_000, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /** Everything but the password, which must not reach a log. */
    @Override
    public String toString() {
        return "StoreSettings[url=%s, user=%s, keyFile=%s, readers=%d, queueCapacity=%d]"
                .formatted(url.replaceFirst("\\?.*", "?..."), user.orElse("-"), keyFile, readers, queueCapacity);
    }
}
