package dev.bartizan.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends refusals as JSON. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    static void send(ServerResponse response, Refusal refusal, Json json) {
        response.status(refusal.status()).header(HeaderNames.CONTENT_TYPE, "application/json");
        refusal.retryAfter().ifPresent(after -> response.header(HeaderNames.RETRY_AFTER, after));
        switch (refusal.kind()) {
            case TOO_LARGE, UNAUTHORIZED, OVERLOADED ->
                // The body was not read; reading on just to keep the connection would be work for nothing.
                response.header(HeaderValues.CONNECTION_CLOSE);
            case BAD_REQUEST,
                    UNKNOWN_MODEL,
                    UPSTREAM_DOWN,
                    UPSTREAM_SLOW,
                    UPSTREAM_STATUS,
                    UPSTREAM_BROKEN,
                    INSPECTION_FAILED,
                    NOT_RECORDED,
                    INTERNAL -> {}
        }
        try {
            response.send(json.bytes(refusal.body(json)));
        } catch (RuntimeException e) {
            LOG.debug("Client connection is closed: {}", e.getClass().getSimpleName());
        }
    }
}
