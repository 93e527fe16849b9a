package dev.bartizan.gateway;

import dev.bartizan.domain.Ids;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Asks a deployment's model on the product's own behalf: one plain completion, straight to the provider, past the
 * deployment's guard, keys and records. Thread-safe; the caller may be any thread.
 */
public final class ModelCaller implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int ANSWER_DEPTH_MAX = 64;

    private final LongSupplier nanos = System::nanoTime;
    private final Watchdog watchdog = new Watchdog(nanos);
    private final ModelProvider http = new HttpModelProvider(nanos);
    private final ModelProvider sandbox;

    public ModelCaller(Ids ids, InstantSource clock) {
        this.sandbox = new SandboxProvider(new Json(ANSWER_DEPTH_MAX), ids, clock);
    }

    /** What came of a call. */
    public sealed interface Outcome {
        /** @param body UTF-8, whole, of an answer with status 200 */
        record Answered(String body) implements Outcome {}

        /** @param how nothing of the answer's text */
        record Failed(Failure how) implements Outcome {}
    }

    /** Why there is no answer. */
    public enum Failure {
        /** No connection, or lost. */
        DOWN,
        /** Not complete in time. */
        SLOW,
        /** A status other than 200. */
        STATUS,
        /** More bytes than allowed. */
        TOO_LARGE
    }

    /**
     * Asks and waits for the whole answer.
     *
     * @param request a chat completion request in JSON, {@code stream} false
     * @param timeout for everything
     * @param bytesMax of the answer
     */
    public Outcome call(Deployment deployment, byte[] request, Duration timeout, int bytesMax) {
        FutureTask<Outcome> task = new FutureTask<>(() -> exchange(deployment, request, timeout, bytesMax));
        // A virtual thread of its own: an interrupt closes its socket (JEP 444), whatever the caller's thread is.
        Thread.ofVirtual().name("model-call").start(task);
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Outcome.Failed(Failure.SLOW);
        } catch (ExecutionException e) {
            return new Outcome.Failed(Failure.DOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(Failure.SLOW);
        } finally {
            task.cancel(true);
        }
    }

    private Outcome exchange(Deployment deployment, byte[] request, Duration timeout, int bytesMax) {
        long start = nanos.getAsLong();
        UpstreamTimeouts timeouts = new UpstreamTimeouts(deployment.timeouts().connect(), timeout, timeout, timeout);
        Deployment hurried = new Deployment(
                deployment.name(), deployment.upstream(), deployment.model(), deployment.guard(), timeouts);
        ModelProvider provider = deployment.sandbox() ? sandbox : http;
        try (Watchdog.Watch watch = watchdog.watch();
                ModelProvider.Reply reply = provider.open(hurried, request, false, watch)) {
            if (reply.status() != 200) {
                return new Outcome.Failed(Failure.STATUS);
            }
            WatchedInput in = new WatchedInput(reply.body(), watch, timeouts, nanos, start);
            in.begun();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (out.size() + read > bytesMax) {
                    return new Outcome.Failed(Failure.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
            return new Outcome.Answered(out.toString(StandardCharsets.UTF_8));
        } catch (UpstreamFailure e) {
            return new Outcome.Failed(Failure.DOWN);
        }
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
