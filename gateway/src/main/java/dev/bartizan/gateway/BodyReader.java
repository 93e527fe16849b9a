package dev.bartizan.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Reads request bodies within the bounds: of one body, and of all bodies being handled together. Thread-safe. */
final class BodyReader {
    private static final int KIB = 1024;
    private static final int SHARE_STEP_KIB = 64;

    private final GatewayLimits limits;
    private final Semaphore kibibytes;

    BodyReader(GatewayLimits limits) {
        this.limits = limits;
        this.kibibytes =
                new Semaphore(Math.toIntExact(Math.min(Integer.MAX_VALUE, limits.bodyBytesInFlightMax() / KIB)));
    }

    /** Reads the body, hands it to the consumer, and counts it against the common bound until that returns. */
    void read(ServerRequest request, Watchdog.Watch watch, Consumer<byte[]> then) {
        OptionalLong announced = announced(request);
        if (announced.isPresent() && announced.getAsLong() > limits.bodyBytesMax()) {
            throw tooLarge();
        }
        try (Share share = new Share()) {
            then.accept(bytes(request, watch, share));
        }
    }

    /** What one request holds of the common bound; grows with what it sent, not with what it announced. */
    private final class Share implements AutoCloseable {
        private int held;

        void atLeast(int bytes) {
            int wanted = (bytes + SHARE_STEP_KIB * KIB) / (SHARE_STEP_KIB * KIB) * SHARE_STEP_KIB;
            if (wanted > held) {
                if (!kibibytes.tryAcquire(wanted - held)) {
                    throw Refusal.later(
                            Refusal.Kind.OVERLOADED,
                            "The gateway is handling as many bytes of requests as it may. Try again later.",
                            limits.retryAfterSeconds());
                }
                held = wanted;
            }
        }

        @Override
        public void close() {
            kibibytes.release(held);
        }
    }

    private byte[] bytes(ServerRequest request, Watchdog.Watch watch, Share share) {
        if (!request.content().hasEntity()) {
            throw Refusal.badBody("The request has no body (expected: a JSON object).");
        }
        watch.arm(Watchdog.Limit.CLIENT_READ, limits.bodyReadTimeout());
        // Not closed here: closing reads on to the end, and whoever refuses decides whether that is worth it.
        try {
            InputStream in = request.content().inputStream();
            ByteArrayOutputStream out = new ByteArrayOutputStream(4 * KIB);
            byte[] buffer = new byte[16 * KIB];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (out.size() + read > limits.bodyBytesMax()) {
                    throw tooLarge();
                }
                share.atLeast(out.size() + read);
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ClientGone();
        } finally {
            watch.disarm();
        }
    }

    private static OptionalLong announced(ServerRequest request) {
        try {
            return request.headers().first(HeaderNames.CONTENT_LENGTH).stream()
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (NumberFormatException e) {
            throw Refusal.badBody("The Content-Length header is not a number.");
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(
                Refusal.Kind.TOO_LARGE,
                413,
                "request_too_large",
                "The request body is larger than " + limits.bodyBytesMax() + " bytes. Send less.");
    }
}
