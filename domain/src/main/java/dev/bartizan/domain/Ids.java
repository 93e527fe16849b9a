package dev.bartizan.domain;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes time-ordered ids: UUID version 7 (RFC 9562, section 5.7) as 36 characters. Within one instance ids strictly
 * increase, also when the clock stands still or steps back. Thread-safe.
 */
public final class Ids {
    private final InstantSource clock;
    private final RandomGenerator random;
    private long lastMillis;
    private int sequence;

    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized String next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            sequence = 0;
        } else if (++sequence > 0xFFF) {
            lastMillis++;
            sequence = 0;
        }
        long high = (lastMillis << 16) | 0x7000L | sequence;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
