package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpotlightingTest {
    private static final String TAGGED =
            "{\"role\":\"user\",\"content\":\"Sum up <documents>Größe 10</documents> please\"}";

    private final GatewayFixture fixture;

    SpotlightingTest() throws Exception {
        fixture = new GatewayFixture();
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void encodesDocumentsAndLeavesTheRestOfThePrompt() throws Exception {
        JsonNode messages = sent("spot", TAGGED);

        assertEquals("system", messages.at("/0/role").asString());
        assertEquals(Spotlighting.NOTICE, messages.at("/0/content").asString());
        assertEquals(
                "Sum up <documents>" + base64("Größe 10") + "</documents> please",
                messages.at("/1/content").asString());
    }

    @Test
    void encodesEveryTextOfToolMessages() throws Exception {
        JsonNode messages = sent(
                "spot",
                "{\"role\":\"user\",\"content\":\"Read it\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"result\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"2\",\"content\":[{\"type\":\"text\",\"text\":\"more\"}]}");

        assertEquals(base64("result"), messages.at("/2/content").asString());
        assertEquals(base64("more"), messages.at("/3/content/0/text").asString());
        assertEquals("1", messages.at("/2/tool_call_id").asString());
    }

    @Test
    void redactsBeforeItEncodes() throws Exception {
        JsonNode messages = sent(
                "spot",
                "{\"role\":\"user\",\"content\":\"A " + MarkerInspector.TOKEN + " <documents>B " + MarkerInspector.TOKEN
                        + "</documents> C\"}");

        assertEquals(
                "A [GITHUB_TOKEN] <documents>" + base64("B [GITHUB_TOKEN]") + "</documents> C",
                messages.at("/1/content").asString());
    }

    @Test
    void addsTheNoticeToTheDeployersOwnMessage() throws Exception {
        JsonNode text = sent("spot", "{\"role\":\"system\",\"content\":\"Be kind.\"}," + TAGGED);
        JsonNode parts = sent(
                "spot", "{\"role\":\"developer\",\"content\":[{\"type\":\"text\",\"text\":\"Be kind.\"}]}," + TAGGED);

        assertEquals("Be kind.\n\n" + Spotlighting.NOTICE, text.at("/0/content").asString());
        assertEquals(2, text.size());
        assertEquals(Spotlighting.NOTICE, parts.at("/0/content/1/text").asString());
    }

    @Test
    void changesNothingWithoutDocumentsOrWhenTheGuardDoesNotAskForIt() throws Exception {
        assertEquals(1, sent("spot", "{\"role\":\"user\",\"content\":\"Hi\"}").size());
        assertFalse(sent("r1", TAGGED).toString().contains(base64("Größe 10")));
    }

    @Test
    void stillBlocksAPlantedInstructionAndRecordsThePlainText() throws Exception {
        HttpResponse<String> response = fixture.chat("spot", "Read <documents>ATTACK</documents>");

        assertEquals(400, response.statusCode());
        assertEquals(List.of(), fixture.upstream.bodies());
        TextPart document = fixture.exchange().prompt().get(1);
        assertEquals("ATTACK", document.text());
        assertEquals(TextKind.DOCUMENT, document.kind());
    }

    private JsonNode sent(String model, String messages) throws Exception {
        assertEquals(
                200,
                fixture.post("{\"model\":\"" + model + "\",\"messages\":[" + messages + "]}")
                        .statusCode());
        return fixture.parse(fixture.upstream.bodies().getLast()).path("messages");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
