package dev.bartizan.app.demo;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that shows recorded times while the demo day is played and the real time afterwards, so that ten hours of work
 * look like ten hours on the charts. Thread-safe.
 */
public final class RecordedClock implements InstantSource {
    private final InstantSource real;
    private volatile Instant recorded;
    private volatile boolean playing;

    public RecordedClock(InstantSource real) {
        this.real = real;
        this.recorded = real.instant();
    }

    /** Shows this time until the next call. */
    public void show(Instant instant) {
        recorded = instant;
        playing = true;
    }

    /** Back to the real time. */
    public void stop() {
        playing = false;
    }

    @Override
    public Instant instant() {
        return playing ? recorded : real.instant();
    }
}
