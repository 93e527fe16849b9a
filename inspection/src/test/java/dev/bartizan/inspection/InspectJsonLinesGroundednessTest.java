package dev.bartizan.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.grounding.Groundedness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectJsonLinesGroundednessTest {
    @Test
    void aLineWithSourcesGetsAScoreAndAFindingPerUnsupportedClaim() throws IOException {
        JsonNode answer = answer("""
                {"id":"1","kind":"completion","text":"The well is dry. The well is 70 metres deep.","sources":["The well is dry and 17 metres deep."]}
                """);

        JsonNode finding = answer.path("findings").get(0);
        assertTrue(answer.path("scores").path("ungrounded").doubleValue() >= 0.5);
        assertEquals(1, answer.path("findings").size());
        assertEquals("groundedness", finding.path("detector").stringValue());
        assertEquals("ungrounded", finding.path("type").stringValue());
        assertEquals(17, finding.path("start").intValue());
        assertEquals(44, finding.path("end").intValue());
        assertEquals(
                "The number 70 is not in the sources; they say 17 there.",
                finding.path("explanation").stringValue());
        assertTrue(finding.path("rule").stringValue().startsWith("groundedness/groundedness-1-"));
    }

    @Test
    void aLineWithoutSourcesKeepsNull() throws IOException {
        assertTrue(answer("{\"id\":\"1\",\"text\":\"The well is dry.\"}")
                .path("scores")
                .path("ungrounded")
                .isNull());
        assertTrue(answer("{\"id\":\"1\",\"text\":\"The well is dry.\",\"sources\":[]}")
                .path("scores")
                .path("ungrounded")
                .isNull());
    }

    @Test
    void sourcesThatAreNoStringsAreAnError() throws IOException {
        assertEquals(
                "sources: not an array (expected: an array of at most 1000 strings)",
                answer("{\"id\":\"1\",\"text\":\"a\",\"sources\":\"b\"}")
                        .path("error")
                        .stringValue());
        assertEquals(
                "sources: an element is no string (expected: an array of strings)",
                answer("{\"id\":\"1\",\"text\":\"a\",\"sources\":[1]}")
                        .path("error")
                        .stringValue());
    }

    private static JsonNode answer(String line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new InspectJsonLines(
                        InspectionEngine.standard(AttackClassifier.none()),
                        Groundedness.standard(),
                        (inspection, kind) -> "allow")
                .run(new ByteArrayInputStream(line.strip().getBytes(StandardCharsets.UTF_8)), out);
        return JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
