package dev.bartizan.gateway;

import java.time.Duration;

/**
 * How long the gateway waits for an upstream before it gives up.
 *
 * @param connect to open a connection
 * @param firstByte from sending the request to the first byte of the answer (of a stream: its first event)
 * @param idle between two reads of an answer that has begun
 * @param total for the whole call
 */
public record UpstreamTimeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {
    public UpstreamTimeouts {
        positive("connect", connect);
        positive("firstByte", firstByte);
        positive("idle", idle);
        positive("total", total);
    }

    /** 5 s to connect, 2 min to the first byte (reasoning models think before a plain answer), 1 min idle, 10 min in all. */
    public static UpstreamTimeouts standard() {
        return new UpstreamTimeouts(
                Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("timeouts." + key + ": " + value + " (expected: more than zero)");
        }
    }
}
