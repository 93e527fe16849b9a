package dev.bartizan.bench;

import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Inspection;
import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.ApplicationKeys;
import dev.bartizan.gateway.Deployment;
import dev.bartizan.gateway.Deployments;
import dev.bartizan.gateway.Gateway;
import dev.bartizan.gateway.GatewayLimits;
import dev.bartizan.gateway.KeyRepository;
import dev.bartizan.gateway.TrustedProxies;
import dev.bartizan.gateway.Upstream;
import dev.bartizan.gateway.UpstreamTimeouts;
import dev.bartizan.inspection.InspectionEngine;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.classifier.BundledClassifier;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.policy.GuardPolicy;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Load test of the gateway before an in-process stub upstream, guards on and off, next to nginx as a plain proxy. The
 * contenders take turns in short slices, so that noise of the machine hits all of them. Exchanges are not stored here:
 * the figure is the gateway's own.
 */
final class GatewayBench {
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 5;
    private static final long SLICE_MILLIS = 2_000;
    private static final long WARM_UP_MILLIS = 6_000;
    private static final String ANSWER =
            """
            {"id":"c1","object":"chat.completion","created":1,"model":"stub","choices":[{"index":0,"finish_reason":"stop",\
            "message":{"role":"assistant","content":"%s"}}],"usage":{"prompt_tokens":200,"completion_tokens":200,\
            "total_tokens":400}}\
            """.formatted("The delivery was delayed by two days because of the storm. ".repeat(16));

    /** Median of the slices of one contender. */
    record Row(String name, double perSecond, long p50Micros, long p99Micros, int errors) {}

    private GatewayBench() {}

    static List<Row> run() throws IOException, InterruptedException {
        WebServer stub = server(HttpRouting.builder().post("/v1/chat/completions", (request, response) -> {
            request.content().as(byte[].class);
            response.header(HeaderNames.CONTENT_TYPE, "application/json").send(ANSWER);
        }));
        Map<String, LoadGenerator> contenders = new LinkedHashMap<>();
        String body = "{\"model\":\"stub\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + BenchTexts.kilobytePrompts(1).getFirst() + "\"}]}";
        Optional<Nginx> nginx = Nginx.start(stub.port());
        nginx.ifPresent(n -> contenders.put("nginx, plain proxy", generator(n.port(), body, "none")));
        Keys keys = new Keys();
        String secret = keys.create();
        WebServer off = gateway(stub.port(), keys, (text, kind) -> Inspection.empty());
        WebServer on = gateway(stub.port(), keys, InspectionEngine.standard(BundledClassifier.load()));
        contenders.put("gateway, inspection off", generator(off.port(), body, secret));
        contenders.put("gateway, inspection on", generator(on.port(), body, secret));
        try {
            return measure(contenders);
        } finally {
            nginx.ifPresent(Nginx::close);
            off.stop();
            on.stop();
            stub.stop();
        }
    }

    private static List<Row> measure(Map<String, LoadGenerator> contenders) throws InterruptedException {
        for (LoadGenerator generator : contenders.values()) {
            generator.run(CLIENTS, WARM_UP_MILLIS);
        }
        Map<String, List<LoadGenerator.Slice>> slices = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, LoadGenerator> contender : contenders.entrySet()) {
                slices.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                        .add(contender.getValue().run(CLIENTS, SLICE_MILLIS));
            }
        }
        List<Row> rows = new ArrayList<>();
        slices.forEach((name, of) -> rows.add(median(name, of)));
        return rows;
    }

    private static Row median(String name, List<LoadGenerator.Slice> slices) {
        int middle = slices.size() / 2;
        return new Row(
                name,
                slices.stream()
                        .mapToDouble(LoadGenerator.Slice::perSecond)
                        .sorted()
                        .toArray()[middle],
                slices.stream()
                        .mapToLong(LoadGenerator.Slice::p50Micros)
                        .sorted()
                        .toArray()[middle],
                slices.stream()
                        .mapToLong(LoadGenerator.Slice::p99Micros)
                        .sorted()
                        .toArray()[middle],
                slices.stream().mapToInt(LoadGenerator.Slice::errors).sum());
    }

    private static LoadGenerator generator(int port, String body, String key) {
        return new LoadGenerator(port, "/v1/chat/completions", key, body);
    }

    private static WebServer gateway(int stubPort, KeyRepository keys, Inspector inspector) {
        InstantSource clock = InstantSource.system();
        Deployments deployments = new Deployments(List.of(new Deployment(
                "stub",
                Upstream.OpenAiUpstream.of(URI.create("http://127.0.0.1:" + stubPort + "/v1"), Optional.empty()),
                "stub",
                GuardPolicy.standard(),
                UpstreamTimeouts.standard())));
        Gateway gateway = new Gateway(
                () -> deployments,
                keys,
                inspector,
                Groundedness.standard(),
                exchange -> {},
                clock,
                new Ids(clock, new SecureRandom()),
                new SimpleMeterRegistry(),
                GatewayLimits.standard(),
                TrustedProxies.loopback());
        HttpRouting.Builder routing = HttpRouting.builder();
        gateway.routing(routing);
        return server(routing);
    }

    private static WebServer server(HttpRouting.Builder routing) {
        return WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .shutdownHook(false)
                .addRouting(routing)
                .build()
                .start();
    }

    /** One key, in memory. */
    private static final class Keys implements KeyRepository {
        private final List<ApplicationKey> all = new ArrayList<>();

        String create() {
            InstantSource clock = InstantSource.system();
            SecureRandom random = new SecureRandom();
            return new ApplicationKeys(this, new Ids(clock, random), clock, random)
                    .create("bench", "bench")
                    .secret();
        }

        @Override
        public void add(ApplicationKey key) {
            all.add(key);
        }

        @Override
        public List<ApplicationKey> all() {
            return List.copyOf(all);
        }

        @Override
        public Optional<ApplicationKey> findBySha256(String sha256) {
            return all.stream().filter(k -> k.sha256().equals(sha256)).findFirst();
        }

        @Override
        public boolean revoke(String id, Instant at) {
            return false;
        }
    }
}
