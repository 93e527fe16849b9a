package dev.bartizan.enforcement.contentsafety;

import java.time.Duration;

/**
 * The bounds of the API that are ours to choose; those of the wire contract are constants of its operations.
 *
 * @param bodyBytesMax of a request; more is 413. An image of 4 MB takes 5.6 MB in base64
 * @param bodyBytesInFlightMax of the bodies of all requests being handled; more is 429
 * @param concurrentMax requests at once; more is 429
 * @param bodyReadTimeout for the client to send its request
 * @param retryAfter told to clients that are refused because of load, whole seconds
 */
public record ContentSafetyLimits(
        int bodyBytesMax, long bodyBytesInFlightMax, int concurrentMax, Duration bodyReadTimeout, Duration retryAfter) {
    private static final int MIB = 1 << 20;

    public ContentSafetyLimits {
        if (bodyBytesMax < 1 || concurrentMax < 1 || bodyBytesInFlightMax < bodyBytesMax) {
            throw new IllegalArgumentException(
                    "content safety limits: body %d, in flight %d, concurrent %d (expected: positive, in flight >= body)"
                            .formatted(bodyBytesMax, bodyBytesInFlightMax, concurrentMax));
        }
    }

    /** 6 MiB a request, 96 MiB and 256 requests at once, 30 s to send one. */
    public static ContentSafetyLimits standard() {
        return new ContentSafetyLimits(6 * MIB, 96L * MIB, 256, Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    /** For {@code Retry-After}. */
    String retryAfterSeconds() {
        return Long.toString(Math.max(1, retryAfter.toSeconds()));
    }
}
