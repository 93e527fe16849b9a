package dev.bartizan.app;

import dev.bartizan.console.TryIt;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Verdict;
import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.ApplicationKeys;
import dev.bartizan.gateway.KeyRepository;
import dev.bartizan.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a deployment for the console exactly as an application would: over HTTP, through every guard, on record. Its key
 * lives as long as the process.
 */
final class ConsoleAsk implements TryIt {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Store store;
    private final KeyRepository keys;
    private final String secret;
    private final InstantSource clock;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private volatile Optional<URI> gateway = Optional.empty();

    private ConsoleAsk(Store store, KeyRepository keys, String secret, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.secret = secret;
        this.clock = clock;
    }

    static ConsoleAsk create(Store store, InstantSource clock, Ids ids, SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = "bz_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ApplicationKey key = new ApplicationKey(
                ids.next(),
                "console",
                "bz_…",
                ApplicationKeys.sha256(secret),
                clock.instant(),
                "console",
                Optional.empty());
        return new ConsoleAsk(store, new EphemeralKey(store.keys(), key), secret, clock);
    }

    /** The stored keys and the console's own. */
    KeyRepository keys() {
        return keys;
    }

    /** Says where the gateway listens, once it does. */
    void connect(URI address) {
        gateway = Optional.of(address);
    }

    @Override
    public Result ask(String deployment, String prompt, String account) {
        long start = clock.millis();
        try {
            HttpResponse<String> response =
                    client.send(request(deployment, prompt, account), HttpResponse.BodyHandlers.ofString());
            return result(response, Duration.ofMillis(Math.max(0, clock.millis() - start)));
        } catch (IOException e) {
            return failed("The gateway did not answer in time.", Duration.ofMillis(clock.millis() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("Interrupted.", Duration.ofMillis(clock.millis() - start));
        }
    }

    private HttpRequest request(String deployment, String prompt, String account) {
        ObjectNode body = json.createObjectNode().put("model", deployment).put("user", account);
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return HttpRequest.newBuilder(gateway.orElseThrow().resolve("/v1/chat/completions"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .header("User-Agent", "bartizan-console")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
    }

    private Result result(HttpResponse<String> response, Duration duration) {
        JsonNode body;
        try {
            body = json.readTree(response.body());
        } catch (JacksonException e) {
            body = json.createObjectNode();
        }
        JsonNode message = body.path("choices").path(0).path("message");
        Optional<Exchange> exchange = response.headers()
                .firstValue("x-bartizan-exchange-id")
                .flatMap(id -> store.exchanges().exchange(id));
        String answer = response.statusCode() == 200
                ? message.path("content").asString("")
                : body.path("error").path("message").asString("No answer (HTTP " + response.statusCode() + ").");
        return new Result(
                response.statusCode(),
                answer,
                Optional.of(message.path("reasoning_content").asString("")).filter(s -> !s.isEmpty()),
                exchange.map(Exchange::promptVerdict).orElse(Verdict.allow()),
                exchange.map(Exchange::completionVerdict).orElse(Verdict.allow()),
                exchange.map(Exchange::sandbox).orElse(false),
                exchange.map(Exchange::id),
                duration);
    }

    private static Result failed(String why, Duration duration) {
        return new Result(
                504, why, Optional.empty(), Verdict.allow(), Verdict.allow(), false, Optional.empty(), duration);
    }
}
