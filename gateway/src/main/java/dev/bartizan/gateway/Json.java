package dev.bartizan.gateway;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON with a bound on nesting. Thread-safe. */
final class Json {
    private final JsonMapper mapper;

    Json(int depthMax) {
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depthMax)
                                .maxNumberLength(100)
                                .build())
                        .build())
                .build();
    }

    /** Parses one document. Throws {@link tools.jackson.core.JacksonException} for anything else. */
    JsonNode parse(String text) {
        return mapper.readTree(text);
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** UTF-8; an unpaired surrogate becomes a question mark rather than an error. */
    byte[] bytes(JsonNode node) {
        return mapper.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }
}
