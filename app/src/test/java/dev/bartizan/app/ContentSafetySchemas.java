package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The response schemas of both stable versions, as assertions. */
final class ContentSafetySchemas {
    private static final Set<String> CATEGORIES = Set.of("Hate", "SelfHarm", "Sexual", "Violence");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._~-]{1,64}");

    private ContentSafetySchemas() {}

    static void analyzeText(JsonNode body) {
        for (JsonNode match : array(body, "blocklistsMatch")) {
            assertTrue(NAME.matcher(text(match, "blocklistName", 64)).matches());
            text(match, "blocklistItemId", 64);
            text(match, "blocklistItemText", 128);
        }
        categories(body, 7);
    }

    static void analyzeImage(JsonNode body) {
        categories(body, 6);
        for (JsonNode entry : array(body, "categoriesAnalysis")) {
            assertEquals(0, entry.path("severity").asInt() % 2);
        }
    }

    private static void categories(JsonNode body, int severityMax) {
        for (JsonNode entry : array(body, "categoriesAnalysis")) {
            assertTrue(CATEGORIES.contains(text(entry, "category", 64)));
            if (entry.has("severity")) {
                assertTrue(entry.path("severity").isInt());
                int severity = entry.path("severity").asInt();
                assertTrue(severity >= 0 && severity <= severityMax, "severity " + severity);
            }
        }
    }

    static void shield(JsonNode body) {
        assertTrue(body.at("/userPromptAnalysis/attackDetected").isBoolean());
        for (JsonNode document : array(body, "documentsAnalysis")) {
            assertTrue(document.path("attackDetected").isBoolean());
        }
    }

    static void material(JsonNode body) {
        assertTrue(body.at("/protectedMaterialAnalysis/detected").isBoolean());
    }

    static void list(JsonNode body) {
        assertTrue(NAME.matcher(text(body, "blocklistName", 64)).matches());
        optionalText(body, "description", 1_024);
    }

    static void item(JsonNode body) {
        text(body, "blocklistItemId", 64);
        assertFalse(text(body, "text", 128).isEmpty());
        optionalText(body, "description", 1_024);
    }

    static void page(JsonNode body, Consumer<JsonNode> element) {
        array(body, "value").forEach(element);
        if (body.has("nextLink")) {
            assertTrue(text(body, "nextLink", 2_048).matches("https?://.*[?&]api-version=.*"));
        }
    }

    static void error(JsonNode body) {
        assertFalse(text(body.path("error"), "code", 64).isEmpty());
        assertFalse(text(body.path("error"), "message", 2_048).isEmpty());
        optionalText(body.path("error"), "target", 256);
    }

    private static JsonNode array(JsonNode body, String member) {
        assertTrue(body.path(member).isArray(), member + " in " + body);
        return body.path(member);
    }

    private static String text(JsonNode body, String member, int max) {
        assertTrue(body.path(member).isString(), member + " in " + body);
        assertTrue(body.path(member).asString().length() <= max, member);
        return body.path(member).asString();
    }

    private static void optionalText(JsonNode body, String member, int max) {
        if (body.has(member)) {
            text(body, member, max);
        }
    }
}
