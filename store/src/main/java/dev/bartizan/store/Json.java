package dev.bartizan.store;

import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as it is stored. Everything outside ASCII is escaped: so a text with half a surrogate pair or a zero character,
 * which a client may well send, comes back as it was from both engines.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(256 << 20)
                            .build())
                    .build())
            // Rows written by a newer version stay readable.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static <T> List<T> readList(String json, Class<T> element) {
        JavaType type = MAPPER.getTypeFactory().constructCollectionType(List.class, element);
        return MAPPER.readValue(json, type);
    }

    static <T> List<T> readList(byte[] json, Class<T> element) {
        JavaType type = MAPPER.getTypeFactory().constructCollectionType(List.class, element);
        return MAPPER.readValue(json, type);
    }
}
