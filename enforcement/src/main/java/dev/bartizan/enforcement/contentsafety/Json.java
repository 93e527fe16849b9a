package dev.bartizan.enforcement.contentsafety;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON within the bounds of the API: at most {@value #DEPTH_MAX} levels, one document, UTF-8. Thread-safe. */
final class Json {
    static final int DEPTH_MAX = 64;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The body of a request as an object; nothing at all counts as an object without members. */
    ObjectNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return object();
        }
        JsonNode node;
        try {
            node = mapper.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Problem.of(400, "InvalidRequestBody", "The body is not UTF-8.");
        } catch (JacksonException e) {
            // The parser's message may quote the text.
            throw Problem.of(
                    400,
                    "InvalidRequestBody",
                    "The body is not JSON, or nested deeper than %d levels (at line %d)."
                            .formatted(
                                    DEPTH_MAX,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr()));
        }
        if (!(node instanceof ObjectNode object)) {
            throw Problem.of(400, "InvalidRequestBody", "The body is not a JSON object.");
        }
        return object;
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** UTF-8; an unpaired surrogate becomes a question mark rather than an error. */
    byte[] bytes(JsonNode node) {
        return mapper.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }
}
