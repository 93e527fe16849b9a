package dev.bartizan.gateway;

import static dev.bartizan.gateway.MarkerInspector.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.domain.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GatewayPlainTest {
    private final GatewayFixture fixture;

    GatewayPlainTest() throws Exception {
        fixture = new GatewayFixture();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void passesAHarmlessExchangeAndRecordsIt() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("Four.")));

        HttpResponse<String> response = fixture.chat("r1", "Two and two?");

        assertEquals(200, response.statusCode());
        JsonNode body = fixture.json(response);
        assertEquals("Four.", body.at("/choices/0/message/content").asString());
        assertEquals(
                "{\"jailbreak\":{\"detected\":false,\"filtered\":false},"
                        + "\"indirect_attack\":{\"detected\":false,\"filtered\":false},"
                        + "\"personally_identifiable_information\":{\"detected\":false,\"filtered\":false,\"redacted\":false},"
                        + "\"credentials\":{\"detected\":false,\"filtered\":false,\"redacted\":false}}",
                body.at("/prompt_filter_results/0/content_filter_results").toString());
        assertFalse(body.at("/choices/0/content_filter_results/credentials").isMissingNode());
        Exchange exchange = fixture.exchange();
        assertEquals(response.headers().firstValue("x-bartizan-exchange-id"), Optional.of(exchange.id()));
        assertEquals(Outcome.ANSWERED, exchange.outcome());
        assertEquals(new Tokens(7, 5), exchange.tokens());
        assertEquals("deepseek-reasoner", exchange.model());
        assertEquals("Two and two?", exchange.prompt().getFirst().text());
        assertEquals("Four.", exchange.completion().getFirst().text());
        assertEquals("support-bot", exchange.actor().app());
        assertEquals(Optional.of("127.0.0.1"), exchange.actor().sourceIp());
        assertEquals(
                1,
                fixture.count("bartizan.gateway.requests", "deployment", "r1", "outcome", "answered", "status", "200"));
        assertEquals(1, fixture.registry.get("bartizan.gateway.guard").timer().count());
        assertEquals(
                1, fixture.registry.get("bartizan.gateway.upstream").timer().count());
    }

    @Test
    void sendsTheUpstreamItsOwnModelAndKeyAndEverythingItDoesNotKnow() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));

        fixture.post("{\"model\":\"r1\",\"temperature\":0.25,\"x_unknown\":{\"a\":[1,2]},\"user\":\"maria\","
                + "\"user_security_context\":{\"end_user_id\":\"u1\"},"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\",\"extra\":1}]}");

        JsonNode sent = fixture.parse(fixture.upstream.bodies().getFirst());
        assertEquals("deepseek-reasoner", sent.path("model").asString());
        assertEquals("{\"a\":[1,2]}", sent.path("x_unknown").toString());
        assertEquals("0.25", sent.path("temperature").toString());
        assertEquals(1, sent.at("/messages/0/extra").asInt());
        assertTrue(sent.path("user_security_context").isMissingNode());
        String head = fixture.upstream.heads().getFirst();
        assertTrue(head.startsWith("POST /v1/chat/completions "), head);
        assertTrue(head.contains("Bearer upstream-secret"), head);
        assertFalse(head.contains(fixture.key.secret()), head);
    }

    @Test
    void blocksAnAttackBeforeTheUpstreamSeesIt() throws Exception {
        HttpResponse<String> response = fixture.chat("r1", "An ATTACK comes");

        assertEquals(400, response.statusCode());
        JsonNode error = fixture.json(response).path("error");
        assertEquals("content_filter", error.path("code").asString());
        assertEquals("prompt", error.path("param").asString());
        assertEquals(400, error.path("status").asInt());
        assertTrue(error.path("type").isNull());
        JsonNode inner = error.path("innererror");
        assertEquals("ResponsibleAIPolicyViolation", inner.path("code").asString());
        assertEquals(
                "{\"detected\":true,\"filtered\":true}",
                inner.at("/content_filter_result/jailbreak").toString());
        assertEquals(
                "{\"detected\":false,\"filtered\":false}",
                inner.at("/content_filter_result/indirect_attack").toString());
        Exchange exchange = fixture.exchange();
        assertEquals(exchange.id(), inner.at("/bartizan/exchange_id").asString());
        assertEquals("Tells the assistant off.", inner.at("/bartizan/reasons/0").asString());
        assertEquals(3, inner.at("/bartizan/findings/0/start").asInt());
        assertFalse(response.body().contains("An ATTACK comes"));
        assertEquals(Outcome.PROMPT_BLOCKED, exchange.outcome());
        assertEquals(List.of(), fixture.upstream.bodies());
    }

    @Test
    void blocksAnInstructionHiddenInToolOutput() throws Exception {
        HttpResponse<String> response =
                fixture.post("{\"model\":\"r1\",\"messages\":[{\"role\":\"user\",\"content\":\"Read it\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"ATTACK\"}]}");

        assertEquals(400, response.statusCode());
        JsonNode filters = fixture.json(response).at("/error/innererror/content_filter_result");
        assertTrue(filters.at("/indirect_attack/filtered").asBoolean());
        assertFalse(filters.at("/jailbreak/detected").asBoolean());
    }

    @Test
    void readsDocumentsInsideAUserPromptAsDocuments() throws Exception {
        HttpResponse<String> response =
                fixture.chat("r1", "Sum up: <documents>Nice text. ATTACK</documents> in a line");

        assertEquals(400, response.statusCode());
        assertTrue(fixture.json(response)
                .at("/error/innererror/content_filter_result/indirect_attack/filtered")
                .asBoolean());
        List<TextPart> parts = fixture.exchange().prompt();
        assertEquals(TextKind.PROMPT, parts.get(0).kind());
        assertEquals("Sum up: <documents></documents> in a line", parts.get(0).text());
        assertEquals("Nice text. ATTACK", parts.get(1).text());
        assertEquals(TextKind.DOCUMENT, parts.get(1).kind());
    }

    @Test
    void doesNotScoreSystemMessagesAndHistoryAsAttacks() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));

        HttpResponse<String> response =
                fixture.post("{\"model\":\"r1\",\"messages\":[{\"role\":\"system\",\"content\":\"Refuse any ATTACK\"},"
                        + "{\"role\":\"assistant\",\"content\":\"That was an ATTACK\"},"
                        + "{\"role\":\"user\",\"content\":\"Thanks\"}]}");

        assertEquals(200, response.statusCode());
    }

    @Test
    void inspectsEveryTextPartOfAMessage() throws Exception {
        HttpResponse<String> response =
                fixture.post("{\"model\":\"r1\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                        + "\"text\":\"Look\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:,\"}},"
                        + "{\"type\":\"text\",\"text\":\"ATTACK\"}]}]}");

        assertEquals(400, response.statusCode());
    }

    @Test
    void redactsACredentialInAPromptBeforeTheUpstreamSeesIt() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));

        HttpResponse<String> response = fixture.chat("r1", "Use " + TOKEN + " please");

        assertEquals(200, response.statusCode());
        assertEquals(
                "Use [GITHUB_TOKEN] please",
                fixture.parse(fixture.upstream.bodies().getFirst())
                        .at("/messages/0/content")
                        .asString());
        JsonNode credentials = fixture.json(response).at("/prompt_filter_results/0/content_filter_results/credentials");
        assertEquals("{\"detected\":true,\"filtered\":false,\"redacted\":true}", credentials.toString());
        assertEquals(Action.REDACT, fixture.exchange().action());
    }

    @Test
    void redactsACredentialInAnAnswerAndInItsReasoning() throws Exception {
        fixture.upstream.answering(
                StubUpstream.json("{\"id\":\"1\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
                        + "\"logprobs\":{\"content\":[{\"token\":\"" + TOKEN + "\"}]},"
                        + "\"message\":{\"role\":\"assistant\",\"content\":\"<think>It is " + TOKEN + "</think>Take "
                        + TOKEN
                        + ".\",\"reasoning_content\":\"So " + TOKEN + "\",\"odd\":[{\"deep\":\"" + TOKEN + "\"}],"
                        + "\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":"
                        + "\"{\\\"k\\\":\\\"" + TOKEN + "\\\"}\"}}]}}]}"));

        HttpResponse<String> response = fixture.chat("r1", "Tell");

        assertEquals(200, response.statusCode());
        assertFalse(response.body().contains(TOKEN), response.body());
        JsonNode choice = fixture.json(response).at("/choices/0");
        assertEquals(
                "<think>It is [GITHUB_TOKEN]</think>Take [GITHUB_TOKEN].",
                choice.at("/message/content").asString());
        assertEquals(
                "{\"k\":\"[GITHUB_TOKEN]\"}",
                choice.at("/message/tool_calls/0/function/arguments").asString());
        assertTrue(choice.at("/content_filter_results/credentials/redacted").asBoolean());
        Exchange exchange = fixture.exchange();
        assertEquals("reasoning", exchange.completion().get(0).role());
        assertEquals("It is " + TOKEN, exchange.completion().get(0).text());
        assertEquals("answer", exchange.completion().get(1).role());
        assertEquals(Action.REDACT, exchange.completionVerdict().action());
    }

    @Test
    void blocksOnlyTheChoiceThatBreaksThePolicy() throws Exception {
        fixture.upstream.answering(
                StubUpstream.json(
                        "{\"id\":\"1\",\"choices\":["
                                + "{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\""
                                + TOKEN
                                + "\"}},{\"index\":1,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"fine\"}}]}"));

        JsonNode body = fixture.json(fixture.chat("strict", "Tell"));

        assertEquals("content_filter", body.at("/choices/0/finish_reason").asString());
        assertTrue(body.at("/choices/0/message/content").isNull());
        assertTrue(body.at("/choices/0/content_filter_results/credentials/filtered")
                .asBoolean());
        assertEquals("stop", body.at("/choices/1/finish_reason").asString());
        assertEquals("fine", body.at("/choices/1/message/content").asString());
        assertEquals(Outcome.COMPLETION_BLOCKED, fixture.exchange().outcome());
    }

    @Test
    void saysWhoIsBehindACall() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));

        HttpResponse<String> response = fixture.send(fixture.request()
                .header("X-Forwarded-For", "203.0.113.9, 198.51.100.4")
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"r1\",\"user\":\"from-user\","
                        + "\"user_security_context\":{\"application_name\":\"portal\",\"end_user_id\":\"maria\","
                        + "\"end_user_tenant\":\"t\"},\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"))
                .build());

        Exchange exchange = fixture.exchange();
        assertEquals(Optional.of("maria"), exchange.actor().person());
        assertEquals("portal", exchange.actor().app());
        assertEquals(Optional.of("198.51.100.4"), exchange.actor().sourceIp());
        assertTrue(
                response.headers().firstValue("x-bartizan-warning").orElse("").contains("end_user_tenant is unknown"));
        assertEquals(1, fixture.count("bartizan.gateway.warnings"));
    }

    @Test
    void refusesCallsWithoutAWorkingKey() throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(GatewayFixture.body("r1", "Hi", false));
        HttpResponse<String> none = fixture.send(HttpRequest.newBuilder(fixture.uri("/v1/chat/completions"))
                .POST(body)
                .build());
        HttpResponse<String> wrong = fixture.send(HttpRequest.newBuilder(fixture.uri("/v1/chat/completions"))
                .header("api-key", "bz_wrong")
                .POST(body)
                .build());

        assertEquals(401, none.statusCode());
        assertEquals(401, wrong.statusCode());
        assertEquals("invalid_api_key", fixture.json(wrong).at("/error/code").asString());
        assertEquals(List.of(), fixture.upstream.bodies());
        assertEquals(2, fixture.count("bartizan.gateway.errors", "kind", "unauthorized"));
    }

    @Test
    void aRevokedKeyStopsWorkingWithinTheCacheTime() throws Exception {
        HttpRequest models = HttpRequest.newBuilder(fixture.uri("/v1/models"))
                .header("api-key", fixture.key.secret())
                .build();
        assertEquals(200, fixture.send(models).statusCode());
        fixture.applicationKeys.revoke(fixture.key.key().id());
        fixture.now = fixture.now.plus(Duration.ofSeconds(5));

        assertEquals(401, fixture.send(models).statusCode());
    }

    @Test
    void aRevokedKeyStopsWorkingAtOnceWhenKeysAreForgotten() throws Exception {
        HttpRequest models = HttpRequest.newBuilder(fixture.uri("/v1/models"))
                .header("api-key", fixture.key.secret())
                .build();
        assertEquals(200, fixture.send(models).statusCode());
        fixture.applicationKeys.revoke(fixture.key.key().id());
        fixture.gateway.forgetKeys();

        assertEquals(401, fixture.send(models).statusCode());
    }

    @Test
    void listsDeploymentsAsModelsAndLabelsTheSandbox() throws Exception {
        HttpResponse<String> response = fixture.send(HttpRequest.newBuilder(fixture.uri("/v1/models"))
                .header("Authorization", "Bearer " + fixture.key.secret())
                .build());

        JsonNode data = fixture.json(response).path("data");
        assertEquals("r1", data.at("/0/id").asString());
        assertTrue(data.at("/4/bartizan/sandbox").asBoolean());
    }

    @Test
    void labelsWhatTheSandboxSays() throws Exception {
        HttpResponse<String> response = fixture.chat("demo", "Say Hello");

        JsonNode body = fixture.json(response);
        assertEquals("sandbox", body.path("model").asString());
        assertTrue(body.at("/bartizan/sandbox").asBoolean());
        assertEquals(
                SandboxProvider.LABEL + "Hello to you.",
                body.at("/choices/0/message/content").asString());
        assertTrue(fixture.exchange().sandbox());
    }

    @Test
    void aReloadOfDeploymentsTakesEffectWithTheNextRequest() throws Exception {
        assertEquals(200, fixture.chat("demo", "Say Hello").statusCode());
        fixture.deployments = new Deployments(List.of());

        HttpResponse<String> response = fixture.chat("demo", "Say Hello");

        assertEquals(404, response.statusCode());
        assertEquals("model_not_found", fixture.json(response).at("/error/code").asString());
    }

    @Test
    void withholdsAnAnswerThatCouldNotBeRecorded() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("Four.")));
        fixture.sink = exchange -> {
            throw new ExchangeSink.SinkException("disk full", new IllegalStateException());
        };

        HttpResponse<String> response = fixture.chat("r1", "Two and two?");

        assertEquals(503, response.statusCode());
        assertFalse(response.body().contains("Four."));
        assertEquals(1, fixture.count("bartizan.gateway.errors", "kind", "not_recorded"));
    }

    @Test
    void failsClosedWhenInspectionBreaks() throws Exception {
        HttpResponse<String> response = fixture.chat("r1", "EXPLODE");

        assertEquals(503, response.statusCode());
        assertEquals(
                "content_filter_error", fixture.json(response).at("/error/code").asString());
        Exchange exchange = fixture.exchange();
        assertEquals(Outcome.PROMPT_BLOCKED, exchange.outcome());
        assertEquals("EXPLODE", exchange.prompt().getFirst().text());
        assertEquals(List.of(), fixture.upstream.bodies());
    }

    @Test
    void failsOpenWithAnAnnotationWhenTheGuardSaysSo() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("ok")));

        HttpResponse<String> response = fixture.chat("watch", "EXPLODE");

        assertEquals(200, response.statusCode());
        assertEquals(
                "content_filter_error",
                fixture.json(response)
                        .at("/prompt_filter_results/0/content_filter_results/error/code")
                        .asString());
    }

    @Test
    void failsClosedWhenInspectionOfTheAnswerBreaks() throws Exception {
        fixture.upstream.answering(StubUpstream.json(GatewayFixture.answer("EXPLODE")));

        HttpResponse<String> response = fixture.chat("r1", "Hi");

        assertEquals(503, response.statusCode());
        assertEquals(Outcome.COMPLETION_BLOCKED, fixture.exchange().outcome());
    }
}
