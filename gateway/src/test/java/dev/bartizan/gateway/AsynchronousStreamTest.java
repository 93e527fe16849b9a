package dev.bartizan.gateway;

import static dev.bartizan.gateway.GatewayFixture.delta;
import static dev.bartizan.gateway.GatewayFixture.stop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsynchronousStreamTest {
    private final GatewayFixture fixture;

    AsynchronousStreamTest() throws Exception {
        fixture = new GatewayFixture();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void showsTheFirstWordBeforeTheSecondWasWritten() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        AtomicBoolean inTime = new AtomicBoolean();
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            StubUpstream.chunk(out, "data: " + delta("content", "first") + "\n\n");
            inTime.set(seen.await(15, TimeUnit.SECONDS));
            StubUpstream.chunk(out, "data: " + delta("content", " second") + "\n\n");
            StubUpstream.chunk(out, "data: " + stop() + "\n\ndata: [DONE]\n\n");
            StubUpstream.write(out, "0\r\n\r\n");
        });
        try (Socket socket = new Socket("127.0.0.1", fixture.port())) {
            Hostile.write(socket, Hostile.post(fixture.key.secret(), GatewayFixture.body("async", "Talk", true)));
            StringBuilder read = new StringBuilder();
            socket.setSoTimeout(10_000);
            while (read.indexOf("first") < 0) {
                int c = socket.getInputStream().read();
                assertTrue(c >= 0, "the stream ended early");
                read.append((char) c);
            }
            seen.countDown();
            fixture.exchange();
        }
        assertTrue(inTime.get());
    }

    @Test
    void saysAfterwardsWhatItMadeOfTheText() throws Exception {
        String text = "Plain words. ".repeat(20);
        fixture.upstream.answering(StubUpstream.events(answer(text, 13)));

        HttpResponse<String> response = fixture.stream("async", "Talk");

        assertEquals(text, fixture.joined(response, "content"));
        List<JsonNode> verdicts = verdicts(response);
        assertTrue(verdicts.size() > 1, response.body());
        int checkedTo = 0;
        for (JsonNode verdict : verdicts) {
            assertTrue(verdict.path("delta").isEmpty());
            assertTrue(verdict.path("finish_reason").isNull());
            assertFalse(verdict.path("content_filter_results").isMissingNode());
            assertTrue(verdict.path("content_filter_raw").isArray());
            JsonNode offsets = verdict.path("content_filter_offsets");
            assertTrue(offsets.path("start_offset").asInt() <= checkedTo, "no gap");
            assertTrue(offsets.path("check_offset").asInt() > checkedTo, "goes on");
            assertEquals(
                    offsets.path("check_offset").asInt(),
                    offsets.path("end_offset").asInt());
            checkedTo = offsets.path("check_offset").asInt();
        }
        assertEquals(text.length(), checkedTo);
        JsonNode last = fixture.events(response).getLast();
        assertEquals("stop", last.at("/choices/0/finish_reason").asString());
        assertTrue(response.body().endsWith("data: [DONE]\n\n"));
        assertEquals(text, fixture.exchange().completion().getFirst().text());
    }

    @Test
    void stopsWithinAThousandCharactersOfAViolationAndCutsTheUpstreamOff() throws Exception {
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            StubUpstream.chunk(out, "data: " + delta("content", "Harmless. violence=0.9 ") + "\n\n");
            while (true) {
                StubUpstream.chunk(out, "data: " + delta("content", "and on and on it goes ") + "\n\n");
                Thread.sleep(2);
            }
        });

        HttpResponse<String> response = fixture.stream("async", "Talk");

        String shown = fixture.joined(response, "content");
        assertTrue(shown.startsWith("Harmless. violence=0.9 "), shown);
        assertTrue(shown.length() < 1_000, "shown: " + shown.length());
        JsonNode verdict = verdicts(response).getLast();
        assertEquals(
                "{\"filtered\":true,\"severity\":\"high\"}",
                verdict.at("/content_filter_results/violence").toString());
        assertEquals(
                "content_filter",
                fixture.events(response)
                        .getLast()
                        .at("/choices/0/finish_reason")
                        .asString());
        assertEquals(Outcome.COMPLETION_BLOCKED, fixture.exchange().outcome());
        assertTrue(fixture.upstream.cancelled().await(10, TimeUnit.SECONDS));
    }

    @Test
    void showsNoMoreThanAThousandCharactersOfOneHugePieceAfterAViolation() throws Exception {
        fixture.upstream.answering(StubUpstream.events(
                List.of(delta("content", "violence=0.9 " + "x".repeat(20_000)), stop(), "[DONE]")));

        HttpResponse<String> response = fixture.stream("async", "Talk");

        int shown = fixture.joined(response, "content").length();
        assertTrue(shown < 1_000, "shown: " + shown);
        assertEquals(
                "content_filter",
                fixture.events(response)
                        .getLast()
                        .at("/choices/0/finish_reason")
                        .asString());
    }

    @Test
    void seesWhatStraddlesTwoInspectionsAndSaysWhereForTheClientToTakeBack() throws Exception {
        String text = "x".repeat(60) + MarkerInspector.TOKEN + "y".repeat(100);
        fixture.upstream.answering(StubUpstream.events(answer(text, 7)));

        HttpResponse<String> response = fixture.stream("async", "Talk");

        assertEquals(text, fixture.joined(response, "content"));
        JsonNode raw = verdicts(response).stream()
                .flatMap(verdict -> verdict.path("content_filter_raw").values().stream())
                .findFirst()
                .orElseThrow();
        assertEquals("github_token", raw.path("type").asString());
        assertEquals(60, raw.path("start_offset").asInt());
        assertEquals(60 + MarkerInspector.TOKEN.length(), raw.path("end_offset").asInt());
        assertEquals("warn", raw.path("action").asString());
        JsonNode credentials = fixture.events(response).getLast().at("/choices/0/content_filter_results/credentials");
        assertEquals("{\"detected\":true,\"filtered\":false,\"redacted\":false}", credentials.toString());
        Exchange exchange = fixture.exchange();
        assertEquals(Action.WARN, exchange.completionVerdict().action(), "nothing was redacted, so nobody says so");
    }

    @Test
    void stillRedactsThePromptBeforeTheUpstreamSeesIt() throws Exception {
        fixture.upstream.answering(StubUpstream.events(answer("ok", 2)));

        fixture.stream("async", "Use " + MarkerInspector.TOKEN);

        assertFalse(fixture.upstream.bodies().getFirst().contains(MarkerInspector.TOKEN));
    }

    @Test
    void failsClosedWhenInspectionBreaks() throws Exception {
        fixture.upstream.answering(StubUpstream.events(answer("EXPLODE" + "z".repeat(3_000), 50)));

        HttpResponse<String> response = fixture.stream("async", "Talk");

        assertEquals(
                "content_filter_error",
                fixture.events(response).getLast().at("/error/code").asString());
        assertTrue(fixture.joined(response, "content").length() < 1_000);
    }

    private List<JsonNode> verdicts(HttpResponse<String> response) {
        return fixture.events(response).stream()
                .flatMap(event -> event.path("choices").values().stream())
                .filter(choice -> choice.has("content_filter_offsets"))
                .toList();
    }

    private static List<String> answer(String text, int piece) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < text.length(); i += piece) {
            events.add(delta("content", text.substring(i, Math.min(text.length(), i + piece))));
        }
        events.add(stop());
        events.add("[DONE]");
        return events;
    }
}
