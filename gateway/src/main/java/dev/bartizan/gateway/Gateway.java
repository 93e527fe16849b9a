package dev.bartizan.gateway;

import dev.bartizan.domain.Ids;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.grounding.Groundedness;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateway as a piece of HTTP routing: {@code POST /v1/chat/completions}, {@code GET /v1/models}, {@code GET
 * /v1/models/{name}}. Blocking code for Helidon's virtual threads. Thread-safe; close it after the server has stopped.
 */
public final class Gateway implements HttpService, AutoCloseable {
    private static final int ANSWER_DEPTH_MAX = 256;

    private final Supplier<Deployments> deployments;
    private final Authenticator authenticator;
    private final Json json;
    private final GatewayMetrics metrics;
    private final Watchdog watchdog;
    private final ChatHandler chat;

    /**
     * Joins the parts.
     *
     * @param deployments asked once per request, so a reload takes effect with the next
     * @param inspector the one inspection engine
     * @param groundedness the check of answers against the documents of their request
     * @param sink gets every exchange before the last byte of its answer
     * @param proxies whose {@code X-Forwarded-For} is believed
     */
    public Gateway(
            Supplier<Deployments> deployments,
            KeyRepository keys,
            Inspector inspector,
            Groundedness groundedness,
            ExchangeSink sink,
            InstantSource clock,
            Ids ids,
            MeterRegistry registry,
            GatewayLimits limits,
            TrustedProxies proxies) {
        // Durations are measured by a clock that never steps; times of day come from the given one.
        LongSupplier nanos = System::nanoTime;
        this.deployments = deployments;
        this.authenticator = new Authenticator(keys, clock, limits.keyCacheTtl());
        this.json = new Json(ANSWER_DEPTH_MAX);
        this.metrics = new GatewayMetrics(registry);
        this.watchdog = new Watchdog(nanos);
        GatewayParts parts = new GatewayParts(
                json,
                limits,
                inspector,
                groundedness,
                new Recorder(sink, metrics, nanos),
                metrics,
                nanos,
                new HttpModelProvider(nanos),
                new SandboxProvider(json, ids, clock));
        this.chat = new ChatHandler(parts, deployments, authenticator, new Callers(proxies), ids, clock, watchdog);
        registry.gauge("bartizan.gateway.active", chat, ChatHandler::active);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/v1/chat/completions", chat)
                .get("/v1/models", authenticated(this::models))
                .get("/v1/models/{name}", authenticated(this::model));
    }

    /** Makes revocations of keys take effect now instead of after the key cache's time. */
    public void forgetKeys() {
        authenticator.forgetAll();
    }

    @Override
    public void close() {
        watchdog.close();
    }

    private Handler authenticated(Handler handler) {
        return (request, response) -> {
            try {
                authenticator.authenticate(request.headers());
                handler.handle(request, response);
            } catch (Refusal e) {
                metrics.error(e.kind());
                metrics.request("none", "refused", e.status());
                Refusals.send(response, e, json);
            }
        };
    }

    private void models(ServerRequest request, ServerResponse response) {
        ObjectNode body = json.object();
        body.put("object", "list");
        ArrayNode data = body.putArray("data");
        deployments.get().all().forEach(deployment -> data.add(describe(deployment)));
        send(response, body);
    }

    private void model(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("name");
        Deployment deployment = deployments
                .get()
                .named(name)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.UNKNOWN_MODEL,
                        404,
                        "model_not_found",
                        "No deployment has that name (expected: a name listed by GET /v1/models)."));
        send(response, describe(deployment));
    }

    private ObjectNode describe(Deployment deployment) {
        ObjectNode model = json.object();
        model.put("id", deployment.name());
        model.put("object", "model");
        model.put("created", 0);
        model.put("owned_by", "bartizan");
        if (deployment.sandbox()) {
            model.putObject("bartizan").put("sandbox", true);
        }
        return model;
    }

    private void send(ServerResponse response, ObjectNode body) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(json.bytes(body));
    }
}
