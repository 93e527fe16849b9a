package dev.bartizan.app;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /health/live} (the process answers), {@code /health/ready} (every part works; 503 names the one that does not; a
 * part that inspection can do without is {@code degraded}, which stays 200) and {@code /metrics} in the Prometheus text
 * format.
 */
final class HealthService implements HttpService {
    private final Map<String, BooleanSupplier> checks;
    private final Map<String, BooleanSupplier> dispensable;
    private final PrometheusMeterRegistry metrics;
    private final JsonMapper json = new JsonMapper();

    /**
     * Joins the parts.
     *
     * @param checks parts without which the server is down
     * @param dispensable parts without which it is degraded
     */
    HealthService(
            Map<String, BooleanSupplier> checks,
            Map<String, BooleanSupplier> dispensable,
            PrometheusMeterRegistry metrics) {
        this.checks = new LinkedHashMap<>(checks);
        this.dispensable = new LinkedHashMap<>(dispensable);
        this.metrics = metrics;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/health/live", (request, response) -> send(response, Status.OK_200, body("up")))
                .get("/health/ready", (request, response) -> ready(response))
                .get(
                        "/metrics",
                        (request, response) -> response.header(
                                        HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                                .send(metrics.scrape()));
    }

    private void ready(ServerResponse response) {
        boolean all = true;
        ObjectNode body = json.createObjectNode();
        ObjectNode parts = json.createObjectNode();
        for (Map.Entry<String, BooleanSupplier> check : checks.entrySet()) {
            boolean up = check.getValue().getAsBoolean();
            parts.put(check.getKey(), up ? "up" : "down");
            all &= up;
        }
        boolean whole = true;
        for (Map.Entry<String, BooleanSupplier> check : dispensable.entrySet()) {
            boolean up = check.getValue().getAsBoolean();
            parts.put(check.getKey(), up ? "up" : "degraded");
            whole &= up;
        }
        body.put("status", all ? (whole ? "up" : "degraded") : "down");
        body.set("parts", parts);
        send(response, all ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503, body);
    }

    private ObjectNode body(String status) {
        return json.createObjectNode().put("status", status);
    }

    private void send(ServerResponse response, Status status, ObjectNode body) {
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(json.writeValueAsString(body));
    }
}
