package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Ids;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.Rule;
import dev.bartizan.policy.StreamingMode;
import io.helidon.webserver.WebServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A real server with a real gateway in front of a {@link StubUpstream}. */
final class GatewayFixture implements AutoCloseable {
    static final GatewayLimits LIMITS = limits(4 << 20, 64, 64L << 20, Duration.ofSeconds(20), Duration.ofSeconds(20));
    /** For deployments whose name ends in {@code -hasty}; the others wait long enough for any machine. */
    static final UpstreamTimeouts QUICK = new UpstreamTimeouts(
            Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofSeconds(5));

    static final UpstreamTimeouts PATIENT = new UpstreamTimeouts(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60));

    final StubUpstream upstream = new StubUpstream();
    final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final InMemoryKeys keys = new InMemoryKeys();
    volatile Deployments deployments = new Deployments(List.of());
    volatile ExchangeSink sink = exchanges::add;
    volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    final ApplicationKeys applicationKeys;
    final ApplicationKeys.Created key;
    final Gateway gateway;
    final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Json json = new Json(200);

    GatewayFixture() throws IOException {
        this(LIMITS);
    }

    GatewayFixture(GatewayLimits limits) throws IOException {
        InstantSource clock = () -> now;
        Ids ids = new Ids(clock, new SplittableRandom(1));
        applicationKeys = new ApplicationKeys(keys, ids, clock, new SplittableRandom(2));
        key = applicationKeys.create("support-bot", "admin");
        Upstream real = Upstream.OpenAiUpstream.of(upstream.base(), Optional.of("upstream-secret"));
        deployments = new Deployments(List.of(
                new Deployment("r1", real, "deepseek-reasoner", GuardPolicy.standard(), PATIENT),
                new Deployment("r1-hasty", real, "deepseek-reasoner", GuardPolicy.standard(), QUICK),
                new Deployment("strict", real, "deepseek-reasoner", strict(), PATIENT),
                new Deployment("watch", real, "deepseek-reasoner", GuardPolicy.annotateOnly("watch"), PATIENT),
                new Deployment(
                        "demo",
                        new Upstream.SandboxUpstream(
                                List.of(
                                        new Upstream.Script(
                                                "token",
                                                "Here it is: " + MarkerInspector.TOKEN + " keep it safe.",
                                                Optional.of("The user wants the token.")),
                                        Upstream.Script.of("hello", "Hello to you.")),
                                "I only know canned answers."),
                        "sandbox",
                        GuardPolicy.standard(),
                        PATIENT),
                new Deployment(
                        "choice",
                        real,
                        "deepseek-reasoner",
                        GuardPolicy.standard(),
                        PATIENT,
                        List.of(GuardPolicy.annotateOnly("watch"))),
                new Deployment("lists", real, "deepseek-reasoner", lists(), PATIENT),
                new Deployment("async", real, "deepseek-reasoner", asynchronous(), PATIENT),
                new Deployment("grounded", real, "deepseek-reasoner", grounded(Action.BLOCK, false), PATIENT),
                new Deployment("grounded-note", real, "deepseek-reasoner", grounded(Action.WARN, false), PATIENT),
                new Deployment("grounded-async", real, "deepseek-reasoner", grounded(Action.BLOCK, true), PATIENT),
                new Deployment("spot", real, "deepseek-reasoner", spotlighting(), PATIENT)));
        gateway = new Gateway(
                () -> deployments,
                keys,
                new MarkerInspector(),
                Groundedness.standard(),
                exchange -> sink.accept(exchange),
                clock,
                ids,
                registry,
                limits,
                TrustedProxies.loopback());
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .connectionOptions(c -> c.tcpNoDelay(true))
                .routing(r -> r.register(gateway))
                .build()
                .start();
    }

    static GatewayLimits limits(
            int bodyBytesMax, int concurrentMax, long inFlightMax, Duration bodyRead, Duration clientWrite) {
        return new GatewayLimits(
                bodyBytesMax,
                64,
                1 << 20,
                64 << 10,
                concurrentMax,
                inFlightMax,
                64,
                64,
                1 << 20,
                bodyRead,
                clientWrite,
                Duration.ofSeconds(5),
                Duration.ofSeconds(7));
    }

    /** Blocks credentials in answers. */
    static GuardPolicy strict() {
        return GuardPolicy.standard().toBuilder()
                .name("strict")
                .both(Check.SECRETS, Rule.of(Action.BLOCK))
                .build();
    }

    /** Names a blocklist and a custom category and looks for profanity. */
    static GuardPolicy lists() {
        return GuardPolicy.standard().toBuilder()
                .name("lists")
                .blocklists(List.of("rivals"))
                .categories(List.of("advice"))
                .completion(Check.PROFANITY, Rule.of(Action.REDACT))
                .prompt(Check.PROFANITY, Rule.of(Action.BLOCK))
                .build();
    }

    static GuardPolicy asynchronous() {
        return GuardPolicy.standard().toBuilder()
                .name("async")
                .streaming(StreamingMode.ASYNCHRONOUS)
                .build();
    }

    /** Judges claims and tool calls. */
    static GuardPolicy grounded(Action action, boolean asynchronous) {
        return GuardPolicy.standard().toBuilder()
                .name("grounded")
                .completion(Check.UNGROUNDED, new Rule(action, 0.5))
                .completion(Check.TASK_ADHERENCE, new Rule(action, 0.5))
                .streaming(asynchronous ? StreamingMode.ASYNCHRONOUS : StreamingMode.BUFFERED)
                .build();
    }

    static GuardPolicy spotlighting() {
        return GuardPolicy.standard().toBuilder()
                .name("spot")
                .spotlighting(true)
                .build();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(uri("/v1/chat/completions"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key.secret());
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(request().POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> chat(String model, String prompt) throws IOException, InterruptedException {
        return post(body(model, prompt, false));
    }

    HttpResponse<String> stream(String model, String prompt) throws IOException, InterruptedException {
        return post(body(model, prompt, true));
    }

    static String body(String model, String prompt, boolean stream) {
        return "{\"model\":\"" + model + "\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                + prompt + "\"}]}";
    }

    JsonNode json(HttpResponse<String> response) {
        return json.parse(response.body());
    }

    JsonNode parse(String text) {
        return json.parse(text);
    }

    /** The JSON payloads of a stream, {@code [DONE]} left out. */
    List<JsonNode> events(HttpResponse<String> response) {
        List<JsonNode> events = new ArrayList<>();
        response.body()
                .lines()
                .filter(line -> line.startsWith("data: ") && !line.equals("data: [DONE]"))
                .forEach(line -> events.add(json.parse(line.substring(6))));
        return events;
    }

    /** All deltas of a field of choice 0 joined. */
    String joined(HttpResponse<String> response, String field) {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : events(response)) {
            for (JsonNode choice : event.path("choices").values()) {
                if (choice.path("index").asInt() == 0) {
                    text.append(choice.path("delta").path(field).asString(""));
                }
            }
        }
        return text.toString();
    }

    Exchange exchange() throws InterruptedException {
        Exchange exchange = exchanges.poll(10, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("no exchange was recorded");
        }
        return exchange;
    }

    double count(String meter, String... tags) {
        return registry.find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() throws IOException {
        server.stop();
        gateway.close();
        upstream.close();
    }

    static String answer(String content) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"deepseek-reasoner\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + content
                + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12}}";
    }

    static String delta(String field, String text) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"deepseek-reasoner\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"" + field + "\":\"" + text + "\"},\"finish_reason\":null}]}";
    }

    static String stop() {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"deepseek-reasoner\","
                + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    }

    static String usage() {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"deepseek-reasoner\","
                + "\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12}}";
    }
}
