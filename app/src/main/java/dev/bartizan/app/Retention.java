package dev.bartizan.app;

import dev.bartizan.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes exchanges that are older than the configuration keeps them, and expired sign-ins, once an hour. */
final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration SIGN_INS = Duration.ofDays(1);

    private final Optional<Duration> keep;
    private final Store store;
    private final InstantSource clock;
    private final Thread thread = Thread.ofVirtual().name("retention").unstarted(this::run);

    Retention(Optional<Duration> keep, Store store, InstantSource clock) {
        this.keep = keep;
        this.store = store;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes what is too old now; a failure waits for the next turn. */
    void turn() {
        try {
            store.purgeExpiredSignInsBefore(clock.instant().minus(SIGN_INS));
            if (keep.isPresent()) {
                long removed = store.purgeExchangesBefore(clock.instant().minus(keep.get()));
                LOG.info("retention: {} exchanges removed", removed);
            }
        } catch (RuntimeException e) {
            LOG.warn("retention failed; it is tried again in an hour", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
