package dev.bartizan.gateway;

import java.time.Duration;

/**
 * The bounds of the gateway. When one bites, the client gets a stated answer and a metric counts it.
 *
 * @param bodyBytesMax of a request; more is 413
 * @param jsonDepthMax nesting of a request; more is 400
 * @param answerBytesMax of a plain answer of an upstream; more is 502
 * @param lineBytesMax of one event of a stream of an upstream; more ends the stream with an error event
 * @param concurrentMax requests at once; more is 429
 * @param bodyBytesInFlightMax of the bodies of all requests being handled; more is 429
 * @param holdbackChars characters of a stream that are held back until what follows them was inspected; a credential of at
 *     most this length never reaches the client in part, however the upstream cuts its chunks
 * @param inspectEveryChars a stream is inspected whenever this many new characters have come
 * @param recordCharsMax characters of a completion that are kept in the exchange; more is inspected but not kept
 * @param bodyReadTimeout for the client to send its request
 * @param clientWriteTimeout for one write to the client to go through
 * @param keyCacheTtl how long a looked-up key is believed; revocation takes at most this long
 * @param retryAfter told to clients that are refused because of load
 */
public record GatewayLimits(
        int bodyBytesMax,
        int jsonDepthMax,
        int answerBytesMax,
        int lineBytesMax,
        int concurrentMax,
        long bodyBytesInFlightMax,
        int holdbackChars,
        int inspectEveryChars,
        int recordCharsMax,
        Duration bodyReadTimeout,
        Duration clientWriteTimeout,
        Duration keyCacheTtl,
        Duration retryAfter) {
    private static final int MIB = 1 << 20;

    public GatewayLimits {
        atLeast("bodyBytesMax", bodyBytesMax, 1);
        atLeast("jsonDepthMax", jsonDepthMax, 8);
        atLeast("answerBytesMax", answerBytesMax, 1);
        atLeast("lineBytesMax", lineBytesMax, 256);
        atLeast("concurrentMax", concurrentMax, 1);
        atLeast("bodyBytesInFlightMax", bodyBytesInFlightMax, bodyBytesMax);
        atLeast("holdbackChars", holdbackChars, 0);
        atLeast("inspectEveryChars", inspectEveryChars, 1);
        atLeast("recordCharsMax", recordCharsMax, 0);
    }

    public static GatewayLimits standard() {
        return new GatewayLimits(
                4 * MIB,
                64,
                16 * MIB,
                MIB,
                1024,
                128L * MIB,
                256,
                256,
                MIB,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));
    }

    /** For {@code Retry-After}: whole seconds, at least one. */
    String retryAfterSeconds() {
        return Long.toString(Math.max(1, retryAfter.toSeconds()));
    }

    private static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: at least " + least + ")");
        }
    }
}
