package dev.bartizan.gateway;

import static dev.bartizan.gateway.GatewayFixture.delta;
import static dev.bartizan.gateway.GatewayFixture.stop;
import static dev.bartizan.gateway.MarkerInspector.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GatewayStreamTest {
    private final GatewayFixture fixture;

    GatewayStreamTest() throws Exception {
        fixture = new GatewayFixture();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void streamsInspectedTextWithAnnotationsFirstAndLast() throws Exception {
        String text = "A harmless sentence that goes on. ".repeat(20);
        fixture.upstream.answering(StubUpstream.events(streamOf("content", text, 7)));

        HttpResponse<String> response = fixture.stream("r1", "Talk");

        assertEquals(
                "text/event-stream",
                response.headers().firstValue("content-type").orElse(""));
        List<JsonNode> events = fixture.events(response);
        JsonNode first = events.getFirst();
        assertTrue(first.path("choices").isEmpty() && first.path("choices").isArray());
        assertFalse(first.at("/prompt_filter_results/0/content_filter_results/jailbreak/detected")
                .asBoolean(true));
        assertEquals(text, fixture.joined(response, "content"));
        JsonNode last = events.getLast();
        assertEquals("stop", last.at("/choices/0/finish_reason").asString());
        assertFalse(last.at("/choices/0/content_filter_results/credentials/detected")
                .asBoolean(true));
        assertTrue(response.body().endsWith("data: [DONE]\n\n"));
        Exchange exchange = fixture.exchange();
        assertEquals(text, exchange.completion().getFirst().text());
        assertEquals(new Tokens(7, 5), exchange.tokens());
        assertTrue(exchange.streamed());
        assertFalse(response.body().contains("\"usage\""), "the client did not ask for usage");
    }

    @Test
    void showsInspectedTextWhileTheUpstreamIsStillTalking() throws Exception {
        java.util.concurrent.CountDownLatch seen = new java.util.concurrent.CountDownLatch(1);
        java.util.concurrent.atomic.AtomicBoolean inTime = new java.util.concurrent.atomic.AtomicBoolean();
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            StubUpstream.chunk(out, "data: " + delta("content", "abc ".repeat(100)) + "\n\n");
            StubUpstream.chunk(out, ": keep-alive\n\n");
            inTime.set(seen.await(15, java.util.concurrent.TimeUnit.SECONDS));
            StubUpstream.chunk(out, "data: " + stop() + "\n\ndata: [DONE]\n\n");
            StubUpstream.write(out, "0\r\n\r\n");
        });
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", fixture.port())) {
            Hostile.write(socket, Hostile.post(fixture.key.secret(), GatewayFixture.body("r1", "Talk", true)));
            StringBuilder read = new StringBuilder();
            socket.setSoTimeout(10_000);
            while (read.indexOf("abc abc") < 0 || read.indexOf(": keep-alive") < 0) {
                int c = socket.getInputStream().read();
                assertTrue(c >= 0, "the stream ended early");
                read.append((char) c);
            }
            seen.countDown();
            fixture.exchange();
        }
        assertTrue(inTime.get(), "text was shown before the upstream had finished");
    }

    @Test
    void asksTheUpstreamForTokenCountsAndPassesThemOnWhenWanted() throws Exception {
        fixture.upstream.answering(StubUpstream.events(streamOf("content", "Hi", 2)));

        HttpResponse<String> response =
                fixture.post("{\"model\":\"r1\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

        JsonNode last = fixture.events(response).getLast();
        assertEquals(7, last.at("/usage/prompt_tokens").asInt());
        assertTrue(last.path("choices").isEmpty());
        assertTrue(fixture.parse(fixture.upstream.bodies().getFirst())
                .at("/stream_options/include_usage")
                .asBoolean());
    }

    @Test
    void aSecretCutAtAnyPlaceNeverReachesTheClient() throws Exception {
        String text = "Words before it. " + TOKEN + " and after";
        for (int cut = 1; cut < text.length(); cut += 3) {
            List<String> events = List.of(
                    delta("content", text.substring(0, cut)), delta("content", text.substring(cut)), stop(), "[DONE]");
            fixture.upstream.answering(StubUpstream.events(events));

            HttpResponse<String> response = fixture.stream("r1", "Talk");

            assertEquals("Words before it. [GITHUB_TOKEN] and after", fixture.joined(response, "content"));
        }
    }

    @Test
    void redactsReasoningAndThinkBlocksInStreams() throws Exception {
        List<String> events = new ArrayList<>();
        events.add(delta("role", "assistant"));
        events.addAll(pieces("reasoning_content", "I know " + TOKEN + " well.", 5));
        events.addAll(pieces("content", "<think>Or " + TOKEN + "?</think>It is a secret.", 4));
        events.add(stop());
        events.add("[DONE]");
        fixture.upstream.answering(StubUpstream.events(events));

        HttpResponse<String> response = fixture.stream("r1", "Talk");

        assertEquals("I know [GITHUB_TOKEN] well.", fixture.joined(response, "reasoning_content"));
        assertEquals("<think>Or [GITHUB_TOKEN]?</think>It is a secret.", fixture.joined(response, "content"));
        int lastReasoning = response.body().lastIndexOf("reasoning_content");
        assertTrue(lastReasoning < response.body().indexOf("\"content\""), "reasoning comes before the answer");
        Exchange exchange = fixture.exchange();
        assertEquals(
                List.of("reasoning", "reasoning", "answer"),
                exchange.completion().stream().map(p -> p.role()).toList());
        assertEquals("It is a secret.", exchange.completion().get(2).text());
        assertEquals(
                3,
                exchange.completion()
                        .get(1)
                        .inspection()
                        .findings()
                        .getFirst()
                        .span()
                        .start());
        assertEquals(Action.REDACT, exchange.completionVerdict().action());
    }

    @Test
    void inspectsArgumentsOfToolCallsInStreams() throws Exception {
        String head =
                "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,"
                        + "\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"push\",\"arguments\":\"\"}}]}}]}";
        String one =
                "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"k\\\":\\\"tok_0123456789\"}}]}}]}";
        String two =
                "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"0123456789\\\"}\"}}]}}]}";
        fixture.upstream.answering(StubUpstream.events(List.of(head, one, two, stop(), "[DONE]")));

        HttpResponse<String> response = fixture.stream("r1", "Push");

        StringBuilder arguments = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (JsonNode event : fixture.events(response)) {
            for (JsonNode call : event.at("/choices/0/delta/tool_calls").values()) {
                arguments.append(call.at("/function/arguments").asString(""));
                names.append(call.at("/function/name").asString(""));
            }
        }
        assertEquals("{\"k\":\"[GITHUB_TOKEN]\"}", arguments.toString());
        assertEquals("push", names.toString());
    }

    @Test
    void endsAChoiceThatBreaksThePolicyAndCutsTheUpstreamOff() throws Exception {
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            StubUpstream.chunk(out, "data: " + delta("content", "Before it " + TOKEN) + "\n\n");
            while (true) {
                StubUpstream.chunk(out, "data: " + delta("content", "more and more and more ") + "\n\n");
                Thread.sleep(5);
            }
        });

        HttpResponse<String> response = fixture.stream("strict", "Talk");

        JsonNode last = fixture.events(response).getLast();
        assertEquals("content_filter", last.at("/choices/0/finish_reason").asString());
        assertTrue(last.at("/choices/0/content_filter_results/credentials/filtered")
                .asBoolean());
        assertFalse(response.body().contains("tok_"));
        assertEquals(Outcome.COMPLETION_BLOCKED, fixture.exchange().outcome());
        assertTrue(fixture.upstream.cancelled().await(10, java.util.concurrent.TimeUnit.SECONDS));
    }

    @Test
    void keepsChoicesApart() throws Exception {
        String two = delta("content", "tok_01234567890").replace("\"index\":0", "\"index\":1");
        fixture.upstream.answering(StubUpstream.events(List.of(
                delta("content", "tok_01234567890"),
                two,
                delta("content", "123456789"),
                two.replace("tok_01234567890", " plain"),
                stop(),
                stop().replace("\"index\":0", "\"index\":1"),
                "[DONE]")));

        HttpResponse<String> response = fixture.post(
                "{\"model\":\"r1\",\"n\":2,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");

        assertEquals("[GITHUB_TOKEN]", fixture.joined(response, "content"));
        assertTrue(response.body().contains("tok_01234567890 plain"));
    }

    @Test
    void leavesOutTokenProbabilitiesAndUnknownFieldsOfDeltas() throws Exception {
        fixture.upstream.answering(StubUpstream.events(List.of(
                "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\",\"odd\":\"" + TOKEN
                        + "\"},\"logprobs\":{\"content\":[{\"token\":\"" + TOKEN + "\"}]}}]}",
                stop(),
                "[DONE]")));

        HttpResponse<String> response = fixture.stream("r1", "Talk");

        assertFalse(response.body().contains(TOKEN));
        assertEquals("Hi", fixture.joined(response, "content"));
    }

    @Test
    void blocksAnAttackBeforeAnyStreamBegins() throws Exception {
        HttpResponse<String> response = fixture.stream("r1", "ATTACK");

        assertEquals(400, response.statusCode());
        assertEquals("content_filter", fixture.json(response).at("/error/code").asString());
    }

    @Test
    void theExchangeIsOnRecordBeforeTheLastEvent() throws Exception {
        fixture.upstream.answering(StubUpstream.events(streamOf("content", "Short answer.", 4)));
        fixture.sink = exchange -> {
            throw new ExchangeSink.SinkException("disk full", new IllegalStateException());
        };

        HttpResponse<String> response = fixture.stream("r1", "Talk");

        assertEquals(200, response.statusCode());
        JsonNode last = fixture.events(response).getLast();
        assertEquals("exchange_not_recorded", last.at("/error/code").asString());
        assertFalse(response.body().contains("[DONE]"));
        assertEquals("", fixture.joined(response, "content"));
    }

    @Test
    void endsTheStreamWhenInspectionBreaks() throws Exception {
        fixture.upstream.answering(
                StubUpstream.events(streamOf("content", "x".repeat(300) + "EXPLODE" + "y".repeat(200), 50)));

        HttpResponse<String> response = fixture.stream("r1", "Talk");

        assertEquals(
                "content_filter_error",
                fixture.events(response).getLast().at("/error/code").asString());
        assertFalse(response.body().contains("EXPLODE"));
        assertEquals(Outcome.COMPLETION_BLOCKED, fixture.exchange().outcome());
    }

    @Test
    void streamsTheSandboxWithItsReasoningAndLabel() throws Exception {
        HttpResponse<String> response = fixture.stream("demo", "Give me the token");

        assertEquals("The user wants the token.", fixture.joined(response, "reasoning_content"));
        assertEquals(
                SandboxProvider.LABEL + "Here it is: [GITHUB_TOKEN] keep it safe.",
                fixture.joined(response, "content"));
        assertTrue(fixture.events(response).getFirst().at("/bartizan/sandbox").asBoolean());
        assertTrue(fixture.exchange().tokens().total() > 0);
    }

    @Test
    void aClientThatLeavesCancelsTheUpstream() throws Exception {
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            while (true) {
                StubUpstream.chunk(out, "data: " + delta("content", "more and more and more ") + "\n\n");
                Thread.sleep(5);
            }
        });
        String body = GatewayFixture.body("r1", "Talk", true);
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", fixture.port())) {
            Hostile.write(socket, Hostile.post(fixture.key.secret(), body));
            assertTrue(socket.getInputStream().read() > 0);
        }

        assertTrue(fixture.upstream.cancelled().await(10, java.util.concurrent.TimeUnit.SECONDS));
        assertEquals(Outcome.CLIENT_GONE, fixture.exchange().outcome());
        assertEquals(1, fixture.count("bartizan.gateway.requests", "outcome", "client_gone"), "counted as client gone");
    }

    @Test
    void aClientThatStopsReadingCancelsTheUpstream() throws Exception {
        String big = "z".repeat(8_000);
        GatewayLimits hasty = GatewayFixture.limits(
                4 << 20, 64, 64L << 20, java.time.Duration.ofSeconds(20), java.time.Duration.ofMillis(400));
        GatewayFixture impatient = new GatewayFixture(hasty);
        impatient.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            while (true) {
                StubUpstream.chunk(out, "data: " + delta("content", big) + "\n\n");
            }
        });
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", impatient.port()));
            Hostile.write(socket, Hostile.post(impatient.key.secret(), GatewayFixture.body("r1", "Talk", true)));

            assertTrue(impatient.upstream.cancelled().await(15, java.util.concurrent.TimeUnit.SECONDS));
            assertEquals(Outcome.CLIENT_GONE, impatient.exchange().outcome());
        }
        assertTrue(impatient.chat("demo", "Say Hello").statusCode() == 200, "the server stays up");
        impatient.close();
    }

    @Test
    void acceptsTheApiKeyHeader() throws Exception {
        HttpResponse<String> response = fixture.send(HttpRequest.newBuilder(fixture.uri("/v1/chat/completions"))
                .header("api-key", fixture.key.secret())
                .POST(HttpRequest.BodyPublishers.ofString(GatewayFixture.body("demo", "Say hello", true)))
                .build());

        assertEquals(200, response.statusCode());
    }

    private static List<String> streamOf(String field, String text, int piece) {
        List<String> events = new ArrayList<>(pieces(field, text, piece));
        events.add(stop());
        events.add(GatewayFixture.usage());
        events.add("[DONE]");
        return events;
    }

    private static List<String> pieces(String field, String text, int piece) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < text.length(); i += piece) {
            events.add(delta(field, text.substring(i, Math.min(text.length(), i + piece))));
        }
        return events;
    }
}
