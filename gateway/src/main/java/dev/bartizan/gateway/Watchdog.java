package dev.bartizan.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends blocking socket operations that take too long. Java's blocking sockets have no write time-out and one read time-out
 * for everything; but interrupting a virtual thread that is blocked in a socket operation closes that socket (JEP 444). So
 * each request registers its thread, arms a limit around each blocking call, and one sweeping thread interrupts those that
 * are late, at most {@value #SWEEP_MILLIS} ms after the limit. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
    static final long SWEEP_MILLIS = 25;

    /** What took too long. */
    enum Limit {
        CLIENT_READ,
        CLIENT_WRITE,
        FIRST_BYTE,
        IDLE,
        TOTAL
    }

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanos;
    private final Thread sweeper;
    private volatile boolean closed;

    Watchdog(LongSupplier nanos) {
        this.nanos = nanos;
        this.sweeper = Thread.ofPlatform().daemon().name("gateway-watchdog").start(this::sweep);
    }

    /** Watches the calling thread until closed. */
    Watch watch() {
        Watch watch = new Watch(Thread.currentThread());
        watches.add(watch);
        return watch;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(sweeper);
    }

    private void sweep() {
        while (!closed) {
            LockSupport.parkNanos(SWEEP_MILLIS * 1_000_000);
            long now = nanos.getAsLong();
            watches.forEach(watch -> watch.check(now));
        }
    }

    /** The watch over one thread. Armed and disarmed by that thread only. */
    final class Watch implements AutoCloseable {
        private final Thread thread;
        private boolean armed;
        private boolean interrupted;
        private long deadline;
        private @Nullable Limit limit;
        private @Nullable Limit fired;

        private Watch(Thread thread) {
            this.thread = thread;
        }

        synchronized void arm(Limit newLimit, Duration within) {
            limit = newLimit;
            deadline = nanos.getAsLong() + within.toNanos();
            fired = null;
            armed = true;
        }

        /** Stops the clock and removes an interrupt this watch caused. */
        synchronized void disarm() {
            armed = false;
            if (interrupted) {
                interrupted = false;
                Thread.interrupted();
            }
        }

        /** The limit that bit since the last {@link #arm}. */
        synchronized Optional<Limit> fired() {
            return Optional.ofNullable(fired);
        }

        @Override
        public void close() {
            watches.remove(this);
            disarm();
        }

        private synchronized void check(long now) {
            if (armed && now - deadline >= 0) {
                armed = false;
                interrupted = true;
                fired = limit;
                thread.interrupt();
            }
        }
    }
}
