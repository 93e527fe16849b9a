package dev.bartizan.enforcement.contentsafety;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Reads request bodies within the bounds: of one body, of all bodies together, and of time. Thread-safe. */
final class BodyReader {
    private static final int KIB = 1024;
    private static final int STEP_KIB = 64;

    private final ContentSafetyLimits limits;
    private final ReadDeadlines deadlines;
    private final Semaphore kibibytes;

    BodyReader(ContentSafetyLimits limits, ReadDeadlines deadlines) {
        this.limits = limits;
        this.deadlines = deadlines;
        this.kibibytes = new Semaphore((int) Math.min(Integer.MAX_VALUE, limits.bodyBytesInFlightMax() / KIB));
    }

    /** The client went away, or did not send its request in time. */
    static final class ClientGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads the body, empty when there is none, and counts it against the common bound until the function returns. */
    <T> T read(ServerRequest request, int bytesMax, Function<byte[], T> then) {
        int max = Math.min(bytesMax, limits.bodyBytesMax());
        if (announced(request) > max) {
            throw tooLarge(max);
        }
        if (!request.content().hasEntity()) {
            return then.apply(new byte[0]);
        }
        int[] held = new int[1];
        try {
            return then.apply(bytes(request, max, held));
        } finally {
            kibibytes.release(held[0]);
        }
    }

    private byte[] bytes(ServerRequest request, int max, int[] held) {
        try (ReadDeadlines.Deadline deadline = deadlines.within(limits.bodyReadTimeout())) {
            // Not closed here: closing reads on to the end, and whoever refuses decides whether that is worth it.
            InputStream in = request.content().inputStream();
            ByteArrayOutputStream out = new ByteArrayOutputStream(4 * KIB);
            byte[] buffer = new byte[16 * KIB];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (out.size() + read > max) {
                    throw tooLarge(max);
                }
                hold(held, out.size() + read);
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (Problem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ClientGone();
        }
    }

    /** Takes from the common bound what was sent, not what was announced. */
    private void hold(int[] held, int bytes) {
        int wanted = (bytes + STEP_KIB * KIB) / (STEP_KIB * KIB) * STEP_KIB;
        if (wanted > held[0]) {
            if (!kibibytes.tryAcquire(wanted - held[0])) {
                throw Problem.overloaded();
            }
            held[0] = wanted;
        }
    }

    private static long announced(ServerRequest request) {
        try {
            return request.headers()
                    .first(HeaderNames.CONTENT_LENGTH)
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (NumberFormatException e) {
            throw Problem.of(400, "InvalidRequestBody", "The Content-Length header is not a number.");
        }
    }

    private static Problem tooLarge(int max) {
        return Problem.of(413, "RequestEntityTooLarge", "The body is larger than " + max + " bytes. Send less.");
    }
}
