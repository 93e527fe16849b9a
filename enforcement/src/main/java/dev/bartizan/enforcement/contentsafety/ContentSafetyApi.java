package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.blocklist.Blocklist;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as a piece of HTTP routing, everything below {@code /contentsafety}. Bounds, authenticates, finds the operation,
 * and turns every failure into an error in the service's shape. Blocking code for Helidon's virtual threads; thread-safe;
 * close it after the server has stopped.
 */
public final class ContentSafetyApi implements HttpService, AutoCloseable {
    static final String ROOT = "/contentsafety";

    private static final Logger LOG = LoggerFactory.getLogger(ContentSafetyApi.class);
    private static final HeaderName CLIENT_REQUEST_ID = HeaderNames.create("x-ms-client-request-id");
    private static final HeaderName ERROR_CODE = HeaderNames.create("x-ms-error-code");
    private static final List<HeaderName> KEY_HEADERS =
            List.of(HeaderNames.create("ocp-apim-subscription-key"), HeaderNames.create("api-key"));
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int SECRET_CHARS_MAX = 512;
    private static final long DRAIN_BYTES_MAX = 64L << 20;

    private final List<Route> routes;
    private final CallerKeys keys;
    private final Predicate<String> mayChange;
    private final PublicAddress address;
    private final ContentSafetyLimits limits;
    private final MeterRegistry metrics;
    private final Json json = new Json();
    private final ReadDeadlines deadlines = new ReadDeadlines();
    private final BodyReader bodies;
    private final Semaphore places;

    /**
     * Joins the parts.
     *
     * @param mayChange which applications may change blocklists, categories and incidents; the others get 403
     * @param address how clients reach this server
     * @param metrics gets {@code bartizan_content_safety_requests_total{operation,status}}
     */
    public ContentSafetyApi(
            ContentSafetyParts parts,
            CallerKeys keys,
            Predicate<String> mayChange,
            PublicAddress address,
            ContentSafetyLimits limits,
            MeterRegistry metrics) {
        this.routes = Operations.of(parts, json);
        this.keys = keys;
        this.mayChange = mayChange;
        this.address = address;
        this.limits = limits;
        this.metrics = metrics;
        this.bodies = new BodyReader(limits, deadlines);
        this.places = new Semaphore(limits.concurrentMax());
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(ROOT + "/*", this::handle);
    }

    @Override
    public void close() {
        deadlines.close();
    }

    private void handle(ServerRequest request, ServerResponse response) {
        String id = request.headers().first(CLIENT_REQUEST_ID).orElse("");
        if (REQUEST_ID.matcher(id).matches()) {
            response.header(CLIENT_REQUEST_ID, id);
        }
        if (!places.tryAcquire()) {
            refuse(request, response, Problem.overloaded(), "none");
            return;
        }
        String[] operation = {"none"};
        try {
            Answer answer = answer(request, operation);
            send(response, answer, operation[0]);
        } catch (Problem e) {
            refuse(request, response, e, operation[0]);
        } catch (BodyReader.ClientGone e) {
            count(operation[0], 408);
            abandon(response);
        } catch (RuntimeException e) {
            // A bug of ours. Its message may quote the text, so only what and where goes to the log.
            LOG.error(
                    "Content safety request failed: {} at {}",
                    e.getClass().getName(),
                    e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            refuse(
                    request,
                    response,
                    Problem.of(500, "InternalError", "The server failed. It is not your fault."),
                    operation[0]);
        } finally {
            places.release();
        }
    }

    private Answer answer(ServerRequest request, String[] operation) {
        String application = authenticate(request.headers());
        Map<String, String> query =
                RequestTarget.query(request.prologue().query().rawValue());
        ApiVersions.check(query.getOrDefault(ApiVersions.PARAMETER, ""));
        List<String> path = RequestTarget.segments(request.prologue().uriPath().rawPath(), ROOT);
        String method = request.prologue().method().text();
        Route route = route(method, path);
        operation[0] = route.template();
        Map<String, String> names = route.match(path).orElseThrow();
        names.forEach(ContentSafetyApi::checkName);
        checkMediaType(request);
        if (route.changes() && !mayChange.test(application)) {
            throw Problem.of(
                    403,
                    "Forbidden",
                    "The application of this key may not change what the server keeps (see content_safety.managers).");
        }
        Links links = address.links(connection(request), request.headers());
        return bodies.read(
                request,
                route.bodyBytesMax(),
                bytes -> route.operation().answer(Call.of(application, names, query, json.parse(bytes), links)));
    }

    private String authenticate(Headers headers) {
        String secret = secret(headers)
                .orElseThrow(
                        () -> unauthorized(
                                "No key was sent. Send it as 'Ocp-Apim-Subscription-Key', 'api-key' or 'Authorization: Bearer'."));
        return keys.application(secret)
                .orElseThrow(() -> unauthorized(
                        "The key is unknown or was revoked. Ask whoever runs this server for an application key."));
    }

    private static Optional<String> secret(Headers headers) {
        Optional<String> key = KEY_HEADERS.stream()
                .flatMap(name -> headers.first(name).stream())
                .findFirst();
        return key.or(() -> headers.first(HeaderNames.AUTHORIZATION)
                        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                        .map(value -> value.substring(7)))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= SECRET_CHARS_MAX);
    }

    private static Problem unauthorized(String message) {
        return Problem.of(401, "Unauthorized", message);
    }

    private Route route(String method, List<String> path) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            if (route.match(path).isPresent()) {
                if (route.method().equals(method)) {
                    return route;
                }
                allowed.add(route.method());
            }
        }
        if (!allowed.isEmpty()) {
            throw Problem.of(
                    405, "MethodNotAllowed", "This path does not take that method (expected: " + allowed + ").");
        }
        throw Problem.of(404, "ResourceNotFound", "There is no such operation (see docs/content-safety-api.md).");
    }

    /** Placeholders that are called a name hold one; identifiers of things inside are looked up as they are. */
    private static void checkName(String placeholder, String value) {
        if (placeholder.endsWith("Name") && !Blocklist.isName(value)) {
            throw Problem.name(placeholder);
        }
    }

    private static void checkMediaType(ServerRequest request) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("application/json");
        String plain = type.split(";", 2)[0].strip();
        if (!plain.equalsIgnoreCase("application/json") && !plain.equalsIgnoreCase("application/merge-patch+json")) {
            throw Problem.of(
                    415,
                    "UnsupportedMediaType",
                    "Content-Type: not JSON (expected: application/json, or application/merge-patch+json with PATCH)");
        }
    }

    private static PublicAddress.Connection connection(ServerRequest request) {
        SocketAddress local = request.localPeer().address();
        String here = local instanceof InetSocketAddress inet ? "localhost:" + inet.getPort() : "localhost";
        String peer = request.remotePeer().address() instanceof InetSocketAddress inet
                ? Optional.ofNullable(inet.getAddress())
                        .map(InetAddress::getHostAddress)
                        .orElse("")
                : "";
        return new PublicAddress.Connection(peer, request.isSecure(), here);
    }

    private void send(ServerResponse response, Answer answer, String operation) {
        count(operation, answer.status());
        response.status(answer.status());
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        write(response, answer.body());
    }

    private void refuse(ServerRequest request, ServerResponse response, Problem problem, String operation) {
        count(operation, problem.status());
        response.status(problem.status()).header(ERROR_CODE, problem.code());
        if (problem.status() == 429) {
            response.header(HeaderNames.RETRY_AFTER, limits.retryAfterSeconds());
        }
        if (problem.status() == 401 || problem.status() == 413 || problem.status() == 429) {
            // The body was not read; reading on just to keep the connection would be work for nothing.
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        write(response, Optional.of(problem.body(json)));
        if (problem.status() == 413) {
            drain(request);
        }
    }

    private void write(ServerResponse response, Optional<ObjectNode> body) {
        try {
            if (body.isPresent()) {
                response.header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
                response.send(json.bytes(body.get()));
            } else {
                response.send();
            }
        } catch (RuntimeException e) {
            LOG.debug("Client connection is closed: {}", e.getClass().getSimpleName());
        }
    }

    /** Were the connection closed at once, the system would reset it and the client might never see why. */
    private void drain(ServerRequest request) {
        try (ReadDeadlines.Deadline deadline =
                deadlines.within(limits.retryAfter().plusSeconds(1))) {
            InputStream in = request.content().inputStream();
            byte[] buffer = new byte[64 * 1024];
            long left = DRAIN_BYTES_MAX;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                left -= read;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Client connection is closed: {}", e.getClass().getSimpleName());
        }
    }

    /** The connection is useless. Whatever is sent goes nowhere, but the server must not reuse it. */
    private static void abandon(ServerResponse response) {
        try {
            response.status(408).header(HeaderValues.CONNECTION_CLOSE).send();
        } catch (RuntimeException e) {
            LOG.debug("Client connection is closed: {}", e.getClass().getSimpleName());
        }
    }

    private void count(String operation, int status) {
        metrics.counter("bartizan.content.safety.requests", "operation", operation, "status", Integer.toString(status))
                .increment();
    }
}
