package dev.bartizan.enforcement.contentsafety;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that gets an error in the service's shape. The message says value, expected and remedy, and never holds text
 * that was sent to be inspected.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final Optional<String> target;

    private Problem(int status, String code, String message, Optional<String> target) {
        super(message);
        this.status = status;
        this.code = code;
        this.target = target;
    }

    static Problem of(int status, String code, String message) {
        return new Problem(status, code, message, Optional.empty());
    }

    static Problem of(int status, String code, String message, String target) {
        return new Problem(status, code, message, Optional.of(target));
    }

    /** A member of the body is not as the contract wants it. */
    static Problem member(String target, String what) {
        return of(400, "InvalidRequestBody", target + ": " + what, target);
    }

    /** A parameter of the query is not as the contract wants it. */
    static Problem parameter(String name, String what) {
        return of(400, "InvalidRequestParameter", name + ": " + what, name);
    }

    /** A name in the path is off its pattern. */
    static Problem name(String target) {
        return of(
                400,
                "InvalidResourceName",
                target + ": not a name (expected: 1 to 64 letters, digits and . _ ~ -)",
                target);
    }

    static Problem notFound(String target, String what) {
        return of(404, "ResourceNotFound", what, target);
    }

    /** What was asked is not offered by this server as it is set up. */
    static Problem notImplemented(String message) {
        return of(501, "NotImplemented", message);
    }

    static Problem overloaded() {
        return of(
                429,
                "TooManyRequests",
                "This server is handling as much as it may. Try again after the time in Retry-After.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    ObjectNode body(Json json) {
        ObjectNode body = json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", code);
        error.put("message", text());
        target.ifPresent(t -> error.put("target", t));
        return body;
    }
}
