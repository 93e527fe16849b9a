package dev.bartizan.enforcement.contentsafety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Inspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final String EMOJI = "\uD83D\uDE00";

    private final List<String> inspected = new ArrayList<>();

    @Test
    void aTextOfTheContractIsInspectedWhole() {
        texts().inspect(EMOJI.repeat(10_000), TextKind.PROMPT);
        assertEquals(1, inspected.size());
    }

    @Test
    void chunksOverlapAndNeverCutACodePoint() {
        String text = EMOJI.repeat(25_000);
        texts().inspect(text, TextKind.PROMPT);
        assertEquals(3, inspected.size());
        assertTrue(inspected.stream().allMatch(chunk -> chunk.codePointCount(0, chunk.length()) <= 10_000));
        assertTrue(inspected.stream().noneMatch(chunk -> Character.isLowSurrogate(chunk.charAt(0))));
        int sum = inspected.stream().mapToInt(String::length).sum();
        assertEquals(text.length() + 2 * 2 * Texts.OVERLAP, sum);
    }

    @Test
    void findingsStandAtTheirPlaceInTheWholeTextAndOnlyOnce() {
        String text = "x".repeat(9_500) + "MARK" + "y".repeat(20_000) + "MARK";
        Inspection inspection = texts().inspect(text, TextKind.PROMPT);
        assertEquals(
                List.of(new Span(9_500, 9_504), new Span(29_504, 29_508)),
                inspection.findings().stream().map(Finding::span).toList());
        assertEquals(0.9, inspection.scores().score("test").orElse(0));
    }

    private Texts texts() {
        Inspector marks = (text, kind) -> {
            inspected.add(text);
            List<Finding> found = new ArrayList<>();
            for (int at = text.indexOf("MARK"); at >= 0; at = text.indexOf("MARK", at + 1)) {
                found.add(new Finding(
                        "test", "mark", 1, Confidence.HIGH, new Span(at, at + 4), "original", "a mark", "test@1"));
            }
            Scores scores = found.isEmpty() ? Scores.none() : new Scores(Map.of("test", 0.9));
            return new Inspection(found, scores, List.of(), true, 1);
        };
        return new Texts(marks);
    }
}
