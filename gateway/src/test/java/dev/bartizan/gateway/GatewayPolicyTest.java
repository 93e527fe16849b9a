package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The annotations of all filters, and picking a guard for one call. */
class GatewayPolicyTest {
    private static final String PROMPT = "/prompt_filter_results/0/content_filter_results";

    private final GatewayFixture fixture;

    GatewayPolicyTest() throws Exception {
        fixture = new GatewayFixture();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void annotatesTheSeverityOfTheHarmThatWasScoredAndOnlyOfThat() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("violence=0.3 sexual=0.1")));

        JsonNode body = fixture.json(fixture.chat("r1", "hate=0.05 self_harm=0.49"));

        JsonNode prompt = body.at(PROMPT);
        assertEquals(
                "{\"filtered\":false,\"severity\":\"safe\"}",
                prompt.path("hate").toString());
        assertEquals(
                "{\"filtered\":false,\"severity\":\"low\"}",
                prompt.path("self_harm").toString());
        assertTrue(prompt.path("violence").isMissingNode());
        JsonNode completion = body.at("/choices/0/content_filter_results");
        assertEquals(
                "{\"filtered\":false,\"severity\":\"low\"}",
                completion.path("violence").toString());
        assertEquals(
                "{\"filtered\":false,\"severity\":\"safe\"}",
                completion.path("sexual").toString());
        assertTrue(completion.path("jailbreak").isMissingNode());
    }

    @Test
    void saysNothingOfProtectedMaterialWhenTheAnswerWasComparedWithNothing() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("Plain words. protected_code=0.0")));

        JsonNode completion = fixture.json(fixture.chat("r1", "Hi")).at("/choices/0/content_filter_results");

        assertTrue(completion.path("protected_material_text").isMissingNode(), "there is no corpus of texts");
        assertEquals(
                "{\"detected\":false,\"filtered\":false}",
                completion.path("protected_material_code").toString());
    }

    @Test
    void blocksAPromptFromMediumSeverityOn() throws Exception {
        HttpResponse<String> response = fixture.chat("r1", "hate=0.5");

        assertEquals(400, response.statusCode());
        JsonNode inner = fixture.json(response).at("/error/innererror");
        assertEquals(
                "{\"filtered\":true,\"severity\":\"medium\"}",
                inner.at("/content_filter_result/hate").toString());
        assertEquals(
                "The text as a whole scores 0.50 for hate.",
                inner.at("/bartizan/reasons/0").asString());
        assertEquals(Outcome.PROMPT_BLOCKED, fixture.exchange().outcome());
    }

    @Test
    void aHarmfulRequestIsAnnotatedAndPasses() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("No.")));

        JsonNode body = fixture.json(fixture.chat("r1", "harmful_request=0.9"));

        assertEquals(
                "{\"detected\":true,\"filtered\":false}",
                body.at(PROMPT).path("harmful_request").toString());
    }

    @Test
    void stopsTheChoiceWithProtectedCodeAndCitesItWhileOthersSurvive() throws Exception {
        fixture.upstream.answering(
                StubUpstream.json(
                        "{\"id\":\"1\",\"choices\":["
                                + "{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"SOURCE\"}},"
                                + "{\"index\":1,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"fine\"}}]}"));

        JsonNode body = fixture.json(fixture.chat("r1", "Code please"));

        assertEquals("content_filter", body.at("/choices/0/finish_reason").asString());
        assertEquals(
                "{\"detected\":true,\"filtered\":true,\"citation\":{\"URL\":\"https://example.org/lib/a.c\","
                        + "\"license\":\"MIT\"}}",
                body.at("/choices/0/content_filter_results/protected_material_code")
                        .toString());
        assertEquals("stop", body.at("/choices/1/finish_reason").asString());
        assertEquals("fine", body.at("/choices/1/message/content").asString());
    }

    @Test
    void aBlockedChoiceOfAStreamEndsAndTheOtherGoesOn() throws Exception {
        String second = GatewayFixture.delta("content", "fine").replace("\"index\":0", "\"index\":1");
        fixture.upstream.answering(StubUpstream.events(List.of(
                GatewayFixture.delta("content", "violence=0.9 "),
                second,
                GatewayFixture.stop(),
                GatewayFixture.stop().replace("\"index\":0", "\"index\":1"),
                "[DONE]")));

        HttpResponse<String> response = fixture.post(
                "{\"model\":\"r1\",\"n\":2,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");

        List<JsonNode> events = fixture.events(response);
        JsonNode first = ended(events, 0);
        assertEquals("content_filter", first.path("finish_reason").asString());
        assertEquals(
                "{\"filtered\":true,\"severity\":\"high\"}",
                first.at("/content_filter_results/violence").toString());
        assertEquals("stop", ended(events, 1).path("finish_reason").asString());
        assertTrue(response.body().contains("fine"));
        assertFalse(response.body().contains("violence=0.9"));
    }

    @Test
    void namesTheBlocklistsAndCategoriesThatMatched() throws Exception {
        JsonNode filters =
                fixture.json(fixture.chat("lists", "RIVAL and TOPIC")).at("/error/innererror/content_filter_result");

        assertEquals(
                "{\"filtered\":true,\"details\":[{\"id\":\"rivals\",\"filtered\":true}]}",
                filters.path("custom_blocklists").toString());
        assertEquals(
                "{\"filtered\":true,\"details\":[{\"id\":\"advice\",\"filtered\":true}]}",
                filters.path("custom_categories").toString());
        assertEquals(
                "{\"detected\":false,\"filtered\":false}",
                filters.path("profanity").toString());
    }

    @Test
    void blocklistsThatTheGuardDoesNotNameDoNotCount() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("RIVAL")));

        JsonNode body = fixture.json(fixture.chat("r1", "RIVAL and TOPIC"));

        assertTrue(body.at(PROMPT).path("custom_blocklists").isMissingNode());
        assertEquals("RIVAL", body.at("/choices/0/message/content").asString());
    }

    @Test
    void redactsProfanityWhereTheGuardSaysSo() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("That DAMN thing")));

        JsonNode body = fixture.json(fixture.chat("lists", "Hi"));

        assertEquals(
                "That [PROFANITY] thing", body.at("/choices/0/message/content").asString());
    }

    @Test
    void saysThatInspectionWasIncompleteWhenFailingOpen() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));

        JsonNode body = fixture.json(fixture.chat("watch", "UNFINISHED"));

        assertEquals("content_filter_error", body.at(PROMPT + "/error/code").asString());
        assertTrue(
                body.at("/choices/0/content_filter_results/error").isMissingNode(), "the answer was inspected in full");
    }

    @Test
    void aCallerPicksAGuardThatTheOperatorAllowed() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));

        assertEquals(400, fixture.chat("choice", "ATTACK").statusCode());
        HttpResponse<String> picked = under("choice", "watch");

        assertEquals(200, picked.statusCode());
        assertEquals(
                "{\"detected\":true,\"filtered\":false}",
                fixture.json(picked).at(PROMPT).path("jailbreak").toString());
        assertEquals(Optional.of("default"), fixture.exchange().guard());
        assertEquals(Optional.of("watch"), fixture.exchange().guard());
    }

    @Test
    void aCallerMayNameTheDeploymentsOwnGuard() throws Exception {
        assertEquals("content_filter", code(under("r1", "default")));
    }

    @Test
    void refusesAGuardThatIsUnknownOrNotAllowedInTheSameWords() throws Exception {
        HttpResponse<String> unknown = under("choice", "nope");
        HttpResponse<String> notAllowed = under("r1", "watch");

        assertEquals(400, unknown.statusCode());
        assertEquals("InvalidContentFilterPolicy", code(unknown));
        assertEquals(unknown.body(), notAllowed.body());
        assertEquals(List.of(), fixture.upstream.bodies());
    }

    @Test
    void refusesTwoGuardsAtOnce() throws Exception {
        HttpResponse<String> response = fixture.send(fixture.request()
                .header("x-policy-id", "watch")
                .header("x-policy-id", "default")
                .POST(HttpRequest.BodyPublishers.ofString(GatewayFixture.body("choice", "ATTACK", false)))
                .build());

        assertEquals("InvalidContentFilterPolicy", code(response));
    }

    private HttpResponse<String> under(String model, String policy) throws Exception {
        return fixture.send(fixture.request()
                .header("x-policy-id", policy)
                .POST(HttpRequest.BodyPublishers.ofString(GatewayFixture.body(model, "ATTACK", false)))
                .build());
    }

    private String code(HttpResponse<String> response) {
        return fixture.json(response).at("/error/code").asString();
    }

    private static JsonNode ended(List<JsonNode> events, int index) {
        return events.stream()
                .flatMap(event -> event.path("choices").values().stream())
                .filter(choice -> choice.path("index").asInt() == index)
                .filter(choice -> choice.path("finish_reason").isString())
                .findFirst()
                .orElseThrow();
    }
}
