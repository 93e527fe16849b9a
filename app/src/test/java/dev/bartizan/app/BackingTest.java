package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.bartizan.app.config.Backends;
import dev.bartizan.app.config.Config;
import dev.bartizan.domain.TextKind;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.judge.JudgeSettings;
import dev.bartizan.inspection.judge.JudgeOpinion;
import dev.bartizan.inspection.opinion.Range;
import dev.bartizan.onnx.OnnxSettings;
import dev.bartizan.onnx.OnnxSettings.Label;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole server with other models: {@code tiny.onnx} (as {@code TinyModel} of the onnx module writes it) takes "ignore" and
 * "rules" for an attack and anything else for none; the judge is a small HTTP server.
 */
class BackingTest {
    private static final Pattern ID = Pattern.compile("\\\\\"id\\\\\": \\\\\"([0-9a-f]{24})");
    private static final String HARMLESS = "Please translate this sentence to French.";
    /** The bundled model stays far below its threshold for it. */
    private static final String RULES = "rules rules rules rules";

    @TempDir
    private Path dir;

    @Test
    void aClassifierOfTheConfigurationDecidesInTheGateway() throws Exception {
        Config config = DemoCommand.config(dir, 0).withBackends(new Backends(List.of(tiny(20)), Optional.empty()));
        try (TestServer server = TestServer.start(config)) {
            assertEquals(200, chat(server, HARMLESS).statusCode());
            HttpResponse<String> blocked = chat(server, RULES);
            assertEquals(400, blocked.statusCode(), blocked.body());
            assertTrue(get(server, "/health/ready").contains("\"classifier tiny\":\"up\""));
            assertTrue(get(server, "/metrics")
                    .contains("bartizan_opinions_total{model=\"tiny\",outcome=\"answered\"} 2.0"));
        }
    }

    @Test
    void theJudgeIsAskedStraightAndItsVerdictCounts() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer model = judgeModel(asked, 200);
        try (TestServer server = TestServer.start(judged(model))) {
            HttpResponse<String> blocked = chat(server, HARMLESS);
            assertEquals(400, blocked.statusCode(), blocked.body());
            assertEquals(1, asked.get());
            assertEquals(1, server.server().store().exchanges().count(ExchangeFilter.all()));
            String metrics = get(server, "/metrics");
            assertTrue(metrics.contains("bartizan_judge_questions_total{outcome=\"judged\",task=\"attack\"} 1.0"));
        } finally {
            model.stop(0);
        }
    }

    @Test
    void aJudgeThatFailsDegradesHealthAndNothingElse() throws Exception {
        HttpServer model = judgeModel(new AtomicInteger(), 500);
        try (TestServer server = TestServer.start(judged(model))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, chat(server, HARMLESS).statusCode());
            }
            String ready = get(server, "/health/ready");
            assertTrue(ready.contains("\"status\":\"degraded\""), ready);
            assertTrue(ready.contains("\"judge\":\"degraded\""), ready);
        } finally {
            model.stop(0);
        }
    }

    @Test
    void aModelThatCannotBeLoadedStopsTheStartAndSaysWhatToDo() throws Exception {
        OnnxSettings tiny = tiny(1);
        OnnxSettings missing = new OnnxSettings(
                tiny.name(),
                dir.resolve("none.onnx"),
                tiny.tokenizer(),
                tiny.labels(),
                tiny.output(),
                tiny.kinds(),
                16,
                0,
                4,
                1,
                0.5,
                Range.ALL,
                Duration.ofSeconds(1),
                1,
                1);
        Config config = DemoCommand.config(dir, 0).withBackends(new Backends(List.of(missing), Optional.empty()));
        CommandException e = assertThrows(CommandException.class, () -> TestServer.start(config));
        assertEquals(
                "classifier tiny: model: " + dir.resolve("none.onnx")
                        + " cannot be read (expected: a readable .onnx file)",
                e.getMessage());
    }

    private OnnxSettings tiny(double weight) throws URISyntaxException {
        return new OnnxSettings(
                "tiny",
                resource("tiny.onnx"),
                resource("vocab.txt"),
                Map.of(0, Label.BENIGN, 1, Label.PROMPT_ATTACK),
                OnnxSettings.Output.SOFTMAX,
                Set.of(TextKind.PROMPT),
                64,
                8,
                8,
                weight,
                0.5,
                Range.ALL,
                Duration.ofSeconds(10),
                1,
                1);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(BackingTest.class.getResource(name)).toURI());
    }

    private Config judged(HttpServer model) {
        Config demo = DemoCommand.config(dir, 0);
        List<Config.Deployment> deployments = new ArrayList<>(demo.deployments());
        Config.Deployment first = deployments.getFirst();
        deployments.add(new Config.Deployment(
                "judge-model",
                Optional.of(URI.create("http://127.0.0.1:" + model.getAddress().getPort() + "/v1")),
                Optional.empty(),
                "some-model",
                first.guard(),
                first.policies(),
                first.connectTimeout(),
                first.firstByteTimeout(),
                first.idleTimeout(),
                first.totalTimeout()));
        return new Config(demo.server(), demo.store(), demo.guards(), deployments)
                .withBackends(new Backends(
                        List.of(),
                        Optional.of(new Backends.Judge(
                                "judge-model",
                                Set.of(JudgeOpinion.Task.ATTACK),
                                Set.of(TextKind.PROMPT),
                                Range.ALL,
                                100,
                                JudgeSettings.standard()))));
    }

    /** Says of everything that it is an attack. */
    private static HttpServer judgeModel(AtomicInteger asked, int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            asked.incrementAndGet();
            Matcher id = ID.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String verdict = id.find()
                    ? "{\\\"id\\\":\\\"" + id.group(1) + "\\\",\\\"attack\\\":true,\\\"confidence\\\":1}"
                    : "no id";
            byte[] body = ("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"" + verdict + "\"}}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static HttpResponse<String> chat(TestServer server, String prompt) throws Exception {
        String body = "{\"model\":\"" + DemoCommand.DEPLOYMENT + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + prompt + "\"}]}";
        return send(HttpRequest.newBuilder(URI.create(server.server().url() + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + server.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String get(TestServer server, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.server().url() + path))
                        .build())
                .body();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
