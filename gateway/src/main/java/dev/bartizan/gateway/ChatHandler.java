package dev.bartizan.gateway;

import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Ids;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/chat/completions}: authenticates, bounds, parses, finds the deployment, and hands over to {@link
 * ChatCall}. Every failure ends here as an error in the OpenAI shape.
 */
final class ChatHandler implements Handler {
    static final String EXCHANGE_ID_HEADER = "x-bartizan-exchange-id";
    static final String WARNING_HEADER = "x-bartizan-warning";
    private static final HeaderName POLICY_HEADER = HeaderNames.create("x-policy-id");

    private static final Logger LOG = LoggerFactory.getLogger(ChatHandler.class);

    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final long LINGER_BYTES_MAX = 64L << 20;

    private final GatewayParts parts;
    private final Supplier<Deployments> deployments;
    private final Authenticator authenticator;
    private final Callers callers;
    private final ChatRequestReader reader;
    private final BodyReader bodies;
    private final Ids ids;
    private final InstantSource clock;
    private final Watchdog watchdog;
    private final Semaphore places;

    ChatHandler(
            GatewayParts parts,
            Supplier<Deployments> deployments,
            Authenticator authenticator,
            Callers callers,
            Ids ids,
            InstantSource clock,
            Watchdog watchdog) {
        this.parts = parts;
        this.deployments = deployments;
        this.authenticator = authenticator;
        this.callers = callers;
        this.ids = ids;
        this.clock = clock;
        this.watchdog = watchdog;
        this.reader = new ChatRequestReader(new Json(parts.limits().jsonDepthMax()));
        this.bodies = new BodyReader(parts.limits());
        this.places = new Semaphore(parts.limits().concurrentMax());
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        if (!places.tryAcquire()) {
            refuse(
                    response,
                    Refusal.later(
                            Refusal.Kind.OVERLOADED,
                            "The gateway is handling as many requests as it may. Try again later.",
                            parts.limits().retryAfterSeconds()));
            return;
        }
        try (Watchdog.Watch watch = watchdog.watch()) {
            answer(request, response, watch);
        } catch (Refusal e) {
            refuse(response, e);
            if (e.kind() == Refusal.Kind.TOO_LARGE) {
                linger(request);
            }
        } catch (ClientGone e) {
            parts.metrics().error("client_gone");
            abandon(response);
        } catch (RuntimeException e) {
            // A bug of ours. Its message may quote the prompt, so only what and where goes to the log.
            LOG.error(
                    "Request failed: {} at {}",
                    e.getClass().getName(),
                    e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            refuse(
                    response,
                    Refusal.of(
                            Refusal.Kind.INTERNAL, 500, "internal_error", "The gateway failed. It is not your fault."));
        } finally {
            places.release();
        }
    }

    /** Calls being handled now. */
    int active() {
        return parts.limits().concurrentMax() - places.availablePermits();
    }

    private void answer(ServerRequest request, ServerResponse response, Watchdog.Watch watch) {
        Instant at = clock.instant();
        long start = parts.nanos().getAsLong();
        ApplicationKey key = authenticator.authenticate(request.headers());
        bodies.read(request, watch, bytes -> {
            ChatRequest chat = reader.read(bytes);
            Deployment deployment = guarded(
                    deployments.get().named(chat.model()).orElseThrow(ChatHandler::unknownModel), request.headers());
            Actor actor = callers.actor(request, key, chat);
            ExchangeDraft draft = new ExchangeDraft(ids.next(), at, actor, deployment, chat.stream());
            response.header(EXCHANGE_ID_HEADER, draft.id());
            if (!chat.context().warnings().isEmpty()) {
                parts.metrics().warning("user_security_context");
                response.header(WARNING_HEADER, String.join("; ", chat.context().warnings()));
            }
            new ChatCall(parts, chat, draft, response, watch, start).run();
        });
    }

    /** The deployment under the guard that the caller picked, if it did. */
    private static Deployment guarded(Deployment deployment, ServerRequestHeaders headers) {
        if (!headers.contains(POLICY_HEADER)) {
            return deployment;
        }
        List<String> wanted = headers.all(POLICY_HEADER, List::of);
        return Optional.of(wanted)
                .filter(names -> names.size() == 1)
                .flatMap(names -> deployment.under(names.getFirst().strip()))
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.BAD_REQUEST,
                        400,
                        "InvalidContentFilterPolicy",
                        "x-policy-id: not a policy of this deployment (expected: its own guard, or one that its operator"
                                + " lists for it under policies)"));
    }

    private static Refusal unknownModel() {
        return Refusal.of(
                Refusal.Kind.UNKNOWN_MODEL,
                404,
                "model_not_found",
                "model: no deployment has that name (expected: a name listed by GET /v1/models)");
    }

    private void refuse(ServerResponse response, Refusal refusal) {
        parts.metrics().error(refusal.kind());
        if (response.headers().first(HeaderNames.create(EXCHANGE_ID_HEADER)).isEmpty()) {
            parts.metrics().request("none", "refused", refusal.status());
        }
        Refusals.send(response, refusal, parts.json());
    }

    /**
     * Throws away what the client is still sending, within bounds: were the connection closed at once, the system would
     * reset it and the client might never see why (nginx calls this a lingering close).
     */
    private void linger(ServerRequest request) {
        try (Watchdog.Watch watch = watchdog.watch()) {
            watch.arm(Watchdog.Limit.CLIENT_READ, LINGER);
            InputStream in = request.content().inputStream();
            byte[] buffer = new byte[64 * 1024];
            long left = LINGER_BYTES_MAX;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                left -= read;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Client connection is closed: {}", e.getClass().getSimpleName());
        }
    }

    /** The connection is useless. Whatever is sent goes nowhere, but the server must not reuse it. */
    private static void abandon(ServerResponse response) {
        if (response.isSent()) {
            return;
        }
        try {
            response.status(408).header(HeaderValues.CONNECTION_CLOSE).send();
        } catch (RuntimeException e) {
            LOG.debug("Client connection is closed: {}", e.getClass().getSimpleName());
        }
    }
}
