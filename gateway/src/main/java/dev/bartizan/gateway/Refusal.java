package dev.bartizan.gateway;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that gets an error in the OpenAI shape instead of an answer. The message says value, expected and remedy, and
 * never holds prompt text.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, as counted by {@code bartizan_gateway_errors_total{kind}}. */
    enum Kind {
        UNAUTHORIZED,
        BAD_REQUEST,
        TOO_LARGE,
        UNKNOWN_MODEL,
        OVERLOADED,
        UPSTREAM_DOWN,
        UPSTREAM_SLOW,
        UPSTREAM_STATUS,
        UPSTREAM_BROKEN,
        INSPECTION_FAILED,
        NOT_RECORDED,
        INTERNAL
    }

    private final Kind kind;
    private final int status;
    private final String code;
    private final Optional<String> param;
    private final Optional<String> retryAfter;

    private Refusal(
            Kind kind, int status, String code, String message, Optional<String> param, Optional<String> after) {
        super(message, null, false, false);
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.param = param;
        this.retryAfter = after;
    }

    static Refusal of(Kind kind, int status, String code, String message) {
        return new Refusal(kind, status, code, message, Optional.empty(), Optional.empty());
    }

    static Refusal badRequest(String param, String message) {
        return new Refusal(Kind.BAD_REQUEST, 400, "invalid_request", message, Optional.of(param), Optional.empty());
    }

    static Refusal badBody(String message) {
        return of(Kind.BAD_REQUEST, 400, "invalid_request", message);
    }

    static Refusal later(Kind kind, String message, String retryAfter) {
        return new Refusal(kind, 429, "rate_limit_exceeded", message, Optional.empty(), Optional.of(retryAfter));
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    String message() {
        return Optional.ofNullable(getMessage()).orElse(code);
    }

    /** {@code {"error":{"message","type","param","code"}}}. */
    ObjectNode body(Json json) {
        ObjectNode body = json.object();
        ObjectNode error = body.putObject("error");
        error.put("message", message());
        error.put("type", type());
        param.ifPresentOrElse(p -> error.put("param", p), () -> error.putNull("param"));
        error.put("code", code);
        return body;
    }

    private String type() {
        return switch (kind) {
            case UNAUTHORIZED, BAD_REQUEST, TOO_LARGE, UNKNOWN_MODEL -> "invalid_request_error";
            case OVERLOADED -> "rate_limit_error";
            case UPSTREAM_DOWN, UPSTREAM_SLOW, UPSTREAM_STATUS, UPSTREAM_BROKEN -> "upstream_error";
            case INSPECTION_FAILED, NOT_RECORDED, INTERNAL -> "server_error";
        };
    }
}
