package dev.bartizan.gateway;

import static dev.bartizan.gateway.GatewayFixture.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Outcome;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Upstreams that misbehave: each has a stated answer and a metric, and the next request works. */
class GatewayFailureTest {
    private final GatewayFixture fixture;

    GatewayFailureTest() throws Exception {
        fixture = new GatewayFixture();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void anUpstreamThatIsDownIs502() throws Exception {
        fixture.upstream.close();
        expect(fixture.chat("r1", "Hi"), 502, "upstream_unavailable", "upstream_down");
        expect(fixture.stream("r1", "Hi"), 502, "upstream_unavailable", "upstream_down");
    }

    @Test
    void anUpstreamThatHangsUpBeforeAnsweringIs502() throws Exception {
        fixture.upstream.answering(out -> {});
        expect(fixture.chat("r1", "Hi"), 502, "upstream_unavailable", "upstream_down");
    }

    @Test
    void anUpstreamThatDoesNotBeginIs504() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        fixture.upstream.answering(out -> end.await(20, TimeUnit.SECONDS));
        expect(fixture.chat("r1-hasty", "Hi"), 504, "upstream_timeout", "upstream_slow");
        expect(fixture.stream("r1-hasty", "Hi"), 504, "upstream_timeout", "upstream_slow");
        end.countDown();
    }

    @Test
    void aStreamWhoseFirstEventDoesNotComeIs504() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            end.await(20, TimeUnit.SECONDS);
        });
        expect(fixture.stream("r1-hasty", "Hi"), 504, "upstream_timeout", "upstream_slow");
        end.countDown();
    }

    @Test
    void aPlainAnswerThatStallsIs504() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        fixture.upstream.answering(out -> {
            StubUpstream.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"choices\":");
            end.await(20, TimeUnit.SECONDS);
        });
        expect(fixture.chat("r1-hasty", "Hi"), 504, "upstream_timeout", "upstream_slow");
        end.countDown();
    }

    @Test
    void tooManyRequestsPassesWithItsRetryAfter() throws Exception {
        fixture.upstream.answering(StubUpstream.status(429, "Retry-After: 17\r\n", "{}"));
        HttpResponse<String> response = fixture.chat("r1", "Hi");
        expect(response, 429, "rate_limit_exceeded", "upstream_status");
        assertEquals(Optional.of("17"), response.headers().firstValue("retry-after"));
    }

    @Test
    void aRefusedUpstreamKeyDoesNotLookLikeTheClients() throws Exception {
        fixture.upstream.answering(StubUpstream.status(401, "", "{\"error\":{\"message\":\"bad key\"}}"));
        HttpResponse<String> response = fixture.chat("r1", "Hi");
        expect(response, 502, "upstream_status_401", "upstream_status");
        assertFalse(response.body().contains("bad key"));
    }

    @Test
    void aRequestTheUpstreamFindsWrongStaysTheClients() throws Exception {
        fixture.upstream.answering(StubUpstream.status(422, "", "{}"));
        expect(fixture.chat("r1", "Hi"), 400, "upstream_refused_request", "upstream_status");
    }

    @Test
    void otherStatusesAre502WithTheirNumber() throws Exception {
        fixture.upstream.answering(StubUpstream.status(503, "", "{}"));
        expect(fixture.chat("r1", "Hi"), 502, "upstream_status_503", "upstream_status");
        fixture.upstream.answering(StubUpstream.status(302, "Location: http://127.0.0.1:1/\r\n", ""));
        expect(fixture.chat("r1", "Hi"), 502, "upstream_status_302", "upstream_status");
    }

    @Test
    void anAnswerThatIsNotJsonOrNotACompletionIs502() throws Exception {
        fixture.upstream.answering(StubUpstream.json("<html>"));
        expect(fixture.chat("r1", "Hi"), 502, "upstream_invalid_answer", "upstream_broken");
        fixture.upstream.answering(StubUpstream.json("{\"hello\":1}"));
        expect(fixture.chat("r1", "Hi"), 502, "upstream_invalid_answer", "upstream_broken");
    }

    @Test
    void anEndlessPlainAnswerIs502() throws Exception {
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            while (true) {
                StubUpstream.chunk(out, "x".repeat(10_000));
            }
        });
        expect(fixture.chat("r1", "Hi"), 502, "upstream_invalid_answer", "upstream_broken");
        assertTrue(fixture.upstream.cancelled().await(10, TimeUnit.SECONDS));
    }

    @Test
    void aStreamThatIsResetEndsWithAnErrorEvent() throws Exception {
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            StubUpstream.chunk(out, "data: " + delta("content", "Half an ans") + "\n\n");
        });
        HttpResponse<String> response = fixture.stream("r1", "Hi");
        endsWithError(response, "upstream_invalid_answer", "upstream_broken");
        assertEquals("Half an ans", fixture.joined(response, "content"));
    }

    @Test
    void aStreamThatEndsWithoutAReasonEndsWithAnErrorEvent() throws Exception {
        fixture.upstream.answering(StubUpstream.events(java.util.List.of(delta("content", "Half"))));
        endsWithError(fixture.stream("r1", "Hi"), "upstream_invalid_answer", "upstream_broken");
    }

    @Test
    void aStreamThatStallsEndsWithAnErrorEvent() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            StubUpstream.chunk(out, "data: " + delta("content", "Half an ans") + "\n\n");
            end.await(20, TimeUnit.SECONDS);
        });
        endsWithError(fixture.stream("r1-hasty", "Hi"), "upstream_timeout", "upstream_slow");
        end.countDown();
    }

    @Test
    void aBrokenEventEndsTheStreamWithAnErrorEvent() throws Exception {
        fixture.upstream.answering(StubUpstream.events(java.util.List.of(delta("content", "Half"), "{\"choices\":[{")));
        endsWithError(fixture.stream("r1", "Hi"), "upstream_invalid_answer", "upstream_broken");
    }

    @Test
    void anErrorEventOfTheUpstreamEndsTheStreamWithOurs() throws Exception {
        fixture.upstream.answering(StubUpstream.events(
                java.util.List.of(delta("content", "Half"), "{\"error\":{\"message\":\"internal detail\"}}")));
        HttpResponse<String> response = fixture.stream("r1", "Hi");
        endsWithError(response, "upstream_invalid_answer", "upstream_broken");
        assertFalse(response.body().contains("internal detail"));
    }

    @Test
    void anEndlessLineEndsTheStreamWithAnErrorEvent() throws Exception {
        fixture.upstream.answering(out -> {
            StubUpstream.streamHead(out);
            StubUpstream.chunk(out, "data: " + delta("content", "Half") + "\n\ndata: ");
            while (true) {
                StubUpstream.chunk(out, "x".repeat(10_000));
            }
        });
        endsWithError(fixture.stream("r1", "Hi"), "upstream_invalid_answer", "upstream_broken");
        assertTrue(fixture.upstream.cancelled().await(10, TimeUnit.SECONDS));
    }

    @Test
    void aKeptAliveConnectionIsUsedAgain() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));
        // The stub closes after each answer, as a server does whose idle time is over: that must not become a 502.
        for (int i = 0; i < 20; i++) {
            assertEquals(200, fixture.chat("r1", "Hi").statusCode());
        }
    }

    private void expect(HttpResponse<String> response, int status, String code, String kind) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        JsonNode error = fixture.json(response).path("error");
        assertEquals(code, error.path("code").asString());
        assertTrue(fixture.count("bartizan.gateway.errors", "kind", kind) > 0);
        assertEquals(Outcome.UPSTREAM_FAILED, fixture.exchange().outcome());
    }

    private void endsWithError(HttpResponse<String> response, String code, String kind) throws Exception {
        assertEquals(200, response.statusCode());
        assertEquals(code, fixture.events(response).getLast().at("/error/code").asString());
        assertFalse(response.body().contains("[DONE]"));
        assertEquals(1, fixture.count("bartizan.gateway.errors", "kind", kind));
        assertEquals(Outcome.UPSTREAM_FAILED, fixture.exchange().outcome());
    }
}
