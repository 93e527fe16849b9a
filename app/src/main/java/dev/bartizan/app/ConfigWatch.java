package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.config.ConfigException;
import dev.bartizan.app.config.ConfigLoader;
import dev.bartizan.app.config.ConfigProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the configuration file every two seconds and hands over a changed one that is right. A wrong one is reported
 * and the last good one stays. Polling rather than file events: those are lost on many network and container mounts.
 */
final class ConfigWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Path file;
    private final ConfigLoader loader;
    private final Consumer<Config> changed;
    private final Thread thread;
    private FileTime seen;

    ConfigWatch(Path file, ConfigLoader loader, Consumer<Config> changed) {
        this.file = file;
        this.loader = loader;
        this.changed = changed;
        this.seen = modified();
        this.thread = Thread.ofVirtual().name("config-watch").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loads the file when it is newer than the last one seen. */
    void look() {
        FileTime now = modified();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            Config config = loader.load(file);
            changed.accept(config);
            LOG.info("configuration reloaded from {}: guards and their deployments are in force", file);
        } catch (ConfigException e) {
            for (ConfigProblem problem : e.problems()) {
                LOG.warn("configuration not reloaded, the last good one stays: {}: {}", file, problem.message());
            }
        }
    }

    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
