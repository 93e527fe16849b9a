package dev.bartizan.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Reads an upstream's answer under its time-outs. Failures come out as {@link UpstreamFailure}. Not thread-safe: the thread
 * that owns the watch reads.
 */
final class WatchedInput {
    private final InputStream in;
    private final Watchdog.Watch watch;
    private final UpstreamTimeouts timeouts;
    private final LongSupplier nanos;
    private final long start;
    private boolean begun;

    /**
     * Wraps a body.
     *
     * @param start when the request was sent, as of {@code nanos}
     */
    WatchedInput(InputStream in, Watchdog.Watch watch, UpstreamTimeouts timeouts, LongSupplier nanos, long start) {
        this.in = in;
        this.watch = watch;
        this.timeouts = timeouts;
        this.nanos = nanos;
        this.start = start;
    }

    /** From now on the idle time-out counts instead of the first-byte one. */
    void begun() {
        begun = true;
    }

    /** As {@link InputStream#read(byte[])}. */
    int read(byte[] buffer) {
        Duration spent = Duration.ofNanos(nanos.getAsLong() - start);
        Duration total = timeouts.total().minus(spent);
        Duration wait = begun ? timeouts.idle() : timeouts.firstByte().minus(spent);
        boolean lastCall = total.compareTo(wait) < 0;
        Watchdog.Limit limit =
                lastCall ? Watchdog.Limit.TOTAL : begun ? Watchdog.Limit.IDLE : Watchdog.Limit.FIRST_BYTE;
        watch.arm(limit, lastCall ? total : wait);
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw watch.fired()
                    .map(fired -> UpstreamFailure.slow(late(fired)))
                    .orElseGet(() -> UpstreamFailure.broken("the connection was lost in mid-answer"));
        } finally {
            watch.disarm();
        }
    }

    private String late(Watchdog.Limit limit) {
        return switch (limit) {
            case TOTAL -> "the answer was not complete within " + timeouts.total();
            case IDLE -> "it sent nothing for " + timeouts.idle();
            case FIRST_BYTE, CLIENT_READ, CLIENT_WRITE -> "no answer began within " + timeouts.firstByte();
        };
    }
}
