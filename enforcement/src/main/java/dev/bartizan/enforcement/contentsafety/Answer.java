package dev.bartizan.enforcement.contentsafety;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back.
 *
 * @param status of a success
 * @param body empty with 204
 * @param headers besides those every answer has
 */
record Answer(int status, Optional<ObjectNode> body, Map<String, String> headers) {
    static Answer ok(ObjectNode body) {
        return of(200, body);
    }

    static Answer of(int status, ObjectNode body) {
        return new Answer(status, Optional.of(body), Map.of());
    }

    static Answer empty() {
        return new Answer(204, Optional.empty(), Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, body, Map.of(header, value));
    }
}
