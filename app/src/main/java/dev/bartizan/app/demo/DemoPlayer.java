package dev.bartizan.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays the recorded day through the gateway, one request at a time, as the apps would send them. */
public final class DemoPlayer {
    private final URI gateway;
    private final String deployment;
    private final Map<String, String> keysByApp;
    private final RecordedClock clock;
    private final JsonMapper json = new JsonMapper();

    /**
     * Makes a player.
     *
     * @param gateway address of the server, e.g. {@code http://127.0.0.1:8080}
     * @param deployment what is sent as {@code model}
     * @param keysByApp an application key for each app of the day
     * @param clock set to each exchange's time before it is sent
     */
    public DemoPlayer(URI gateway, String deployment, Map<String, String> keysByApp, RecordedClock clock) {
        this.gateway = gateway;
        this.deployment = deployment;
        this.keysByApp = Map.copyOf(keysByApp);
        this.clock = clock;
    }

    /** How the day went. */
    public record Played(int answered, int blocked, int failed) {}

    /**
     * Plays the whole day, shifted so that it ends just before {@code end}.
     *
     * @param progress told the number of exchanges done
     */
    public Played play(List<DemoExchange> day, Instant end, IntConsumer progress)
            throws IOException, InterruptedException {
        int answered = 0;
        int blocked = 0;
        int failed = 0;
        int last = day.getLast().at().toSecondOfDay();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < day.size(); i++) {
                DemoExchange exchange = day.get(i);
                clock.show(end.minusSeconds(last - exchange.at().toSecondOfDay()));
                int status = client.send(request(exchange), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                switch (status) {
                    case 200 -> answered++;
                    case 400 -> blocked++;
                    default -> failed++;
                }
                progress.accept(i + 1);
            }
        } finally {
            clock.stop();
        }
        return new Played(answered, blocked, failed);
    }

    private HttpRequest request(DemoExchange exchange) {
        ObjectNode body = json.createObjectNode();
        body.put("model", deployment);
        body.put("stream", exchange.stream());
        ArrayNode messages = body.putArray("messages");
        for (DemoExchange.Message message : exchange.messages()) {
            ObjectNode out = messages.addObject();
            out.put("role", message.role());
            out.put("content", message.content());
            if (message.role().equals("tool")) {
                out.put("tool_call_id", "call_1");
            }
        }
        body.putObject("user_security_context")
                .put("application_name", exchange.app())
                .put("end_user_id", exchange.person())
                .put("source_ip", exchange.ip());
        String key = keysByApp.get(exchange.app());
        if (key == null) {
            throw new IllegalStateException("no key for app " + exchange.app());
        }
        return HttpRequest.newBuilder(gateway.resolve("/v1/chat/completions"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("User-Agent", exchange.app() + "/1.0 (recorded demo)")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
    }
}
