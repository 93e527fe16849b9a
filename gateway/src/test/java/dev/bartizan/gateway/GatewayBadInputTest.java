package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayBadInputTest {
    private final GatewayFixture fixture;

    GatewayBadInputTest() throws Exception {
        fixture = new GatewayFixture();
    }

    @AfterEach
    void close() throws Exception {
        assertEquals(200, fixture.chat("demo", "Say hello").statusCode(), "the server stays up");
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":            | not valid JSON at line 1",
                "[]                     | array (expected: a JSON object)",
                "{}                     | model: missing",
                "{\"model\":7}          | model: number",
                "{\"model\":\"r1\"}     | messages: missing",
                "{\"model\":\"r1\",\"messages\":[]}     | messages: array",
                "{\"model\":\"r1\",\"messages\":[1]}    | messages[0]: number",
                "{\"model\":\"r1\",\"messages\":[{}]}   | messages[0].role: missing",
                "{\"model\":\"r1\",\"messages\":[{\"role\":\"user\",\"content\":{}}]} | messages[0].content: object",
                "{\"model\":\"r1\",\"messages\":[{\"role\":\"user\",\"content\":[1]}]} | messages[0].content[0]: number",
                "{\"model\":\"r1\",\"stream\":\"yes\",\"messages\":[{\"role\":\"user\"}]} | stream: string",
                "{\"model\":\"r1\",\"n\":1000,\"messages\":[{\"role\":\"user\"}]} | n: number (expected: 1..128)",
                "{\"model\":\"r1\"} {}  | not valid JSON",
            })
    void saysWhatIsWrongWithABody(String body, String expected) throws Exception {
        HttpResponse<String> response = fixture.post(body);

        assertEquals(400, response.statusCode(), response.body());
        String message = fixture.json(response).at("/error/message").asString();
        assertTrue(message.contains(expected), message);
        assertEquals(
                "invalid_request_error",
                fixture.json(response).at("/error/type").asString());
        assertEquals(1, fixture.count("bartizan.gateway.errors", "kind", "bad_request"));
    }

    @Test
    void refusesAnEmptyBody() throws Exception {
        assertEquals(400, fixture.post("").statusCode());
    }

    @Test
    void refusesTenThousandNestedArrays() throws Exception {
        HttpResponse<String> response =
                fixture.post("{\"model\":\"r1\",\"messages\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("nesting depth"), response.body());
    }

    @Test
    void refusesInvalidUtf8() throws Exception {
        byte[] body =
                GatewayFixture.body("demo", "Say _hello", false).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        body[new String(body, java.nio.charset.StandardCharsets.UTF_8).indexOf('_')] = (byte) 0xC3;

        HttpResponse<String> response = fixture.send(fixture.request()
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("UTF-8"), response.body());
    }

    @Test
    void refusesAFiftyMegabyteBodyWithoutReadingIt() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", fixture.port())) {
            Hostile.write(socket, Hostile.head(fixture.key.secret(), 50L << 20));

            assertEquals("HTTP/1.1 413 Request Entity Too Large", Hostile.statusLine(socket));
        }
        assertEquals(1, fixture.count("bartizan.gateway.errors", "kind", "too_large"));
    }

    @Test
    void aClientThatSendsFiftyMegabytesLearnsWhy() throws Exception {
        HttpResponse<String> response = fixture.send(fixture.request()
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[50 << 20]))
                .build());

        assertEquals(413, response.statusCode());
        assertEquals(
                "request_too_large", fixture.json(response).at("/error/code").asString());
    }

    @Test
    void refusesABodyOfUnknownLengthOnceItIsTooLong() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", fixture.port())) {
            Hostile.write(
                    socket,
                    "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\napi-key: " + fixture.key.secret()
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = Integer.toHexString(1 << 16) + "\r\n" + " ".repeat(1 << 16) + "\r\n";
            int sent = 0;
            try {
                for (; sent < 800; sent++) {
                    Hostile.write(socket, chunk);
                }
            } catch (IOException e) {
                assertTrue(sent >= 64, "the server hung up after " + sent + " chunks");
            }
        }
        awaitErrors(fixture, "too_large");
    }

    @Test
    void refusesAHeaderBomb() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", fixture.port())) {
            StringBuilder head = new StringBuilder("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n");
            for (int i = 0; i < 20_000; i++) {
                head.append("X-H").append(i).append(": ").append("v".repeat(40)).append("\r\n");
            }
            String status = "";
            try {
                Hostile.write(socket, head.append("\r\n").toString());
                status = Hostile.statusLine(socket);
            } catch (IOException e) {
                // The server hung up while we were still sending: as good an answer.
                status = "HTTP/1.1 4";
            }
            assertTrue(status.isEmpty() || status.startsWith("HTTP/1.1 4"), status);
        }
    }

    @Test
    void givesUpOnAClientThatDoesNotSendItsBody() throws Exception {
        GatewayLimits hasty =
                GatewayFixture.limits(4 << 20, 64, 64L << 20, Duration.ofMillis(300), Duration.ofSeconds(20));
        try (GatewayFixture impatient = new GatewayFixture(hasty);
                Socket socket = new Socket("127.0.0.1", impatient.port())) {
            Hostile.write(socket, Hostile.head(impatient.key.secret(), 1000) + "{");

            String status = Hostile.statusLine(socket);
            assertTrue(status.isEmpty() || status.startsWith("HTTP/1.1 408"), status);
            awaitErrors(impatient, "client_gone");
        }
    }

    @Test
    void refusesWhatIsBeyondTheConcurrencyLimit() throws Exception {
        GatewayLimits one =
                GatewayFixture.limits(4 << 20, 1, 64L << 20, Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (GatewayFixture narrow = new GatewayFixture(one);
                Socket socket = new Socket("127.0.0.1", narrow.port())) {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            narrow.upstream.answering(out -> {
                arrived.countDown();
                end.await(10, TimeUnit.SECONDS);
            });
            Hostile.write(socket, Hostile.post(narrow.key.secret(), GatewayFixture.body("r1", "Hi", false)));
            assertTrue(arrived.await(10, TimeUnit.SECONDS));

            HttpResponse<String> response = narrow.chat("demo", "Say hello");

            assertEquals(429, response.statusCode());
            assertEquals(Optional.of("7"), response.headers().firstValue("retry-after"));
            assertEquals(1, narrow.count("bartizan.gateway.errors", "kind", "overloaded"));
            end.countDown();
        }
    }

    @Test
    void refusesWhatIsBeyondTheBytesInFlight() throws Exception {
        GatewayLimits small =
                GatewayFixture.limits(64 << 10, 64, 64 << 10, Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (GatewayFixture narrow = new GatewayFixture(small);
                Socket socket = new Socket("127.0.0.1", narrow.port())) {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            narrow.upstream.answering(out -> {
                arrived.countDown();
                end.await(10, TimeUnit.SECONDS);
            });
            Hostile.write(socket, Hostile.post(narrow.key.secret(), GatewayFixture.body("r1", "Hi", false)));
            assertTrue(arrived.await(10, TimeUnit.SECONDS));

            assertEquals(429, narrow.chat("demo", "Say hello").statusCode());
            end.countDown();
        }
    }

    @Test
    void anUnpairedSurrogateInAPromptDoesNoHarm() throws Exception {
        assertEquals(200, fixture.chat("demo", "Say hello \\ud83d").statusCode());
    }

    private static void awaitErrors(GatewayFixture where, String kind) throws InterruptedException {
        for (int i = 0; i < 500 && where.count("bartizan.gateway.errors", "kind", kind) == 0; i++) {
            Thread.sleep(20);
        }
        assertEquals(1, where.count("bartizan.gateway.errors", "kind", kind));
    }
}
