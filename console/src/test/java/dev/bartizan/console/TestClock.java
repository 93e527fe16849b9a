package dev.bartizan.console;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. */
final class TestClock implements InstantSource {
    private volatile Instant now;

    TestClock(Instant now) {
        this.now = now;
    }

    void set(Instant to) {
        now = to;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
