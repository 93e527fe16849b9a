package dev.bartizan.inspection.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PromptPartsTest {
    private final TextFeatures features = new TextFeatures(WordClasses.bundled(), Meanings.none());

    @Test
    void sentencesArePartsAndShortOnesJoinTheNext() {
        String text =
                "Hello. I would like to know how long the night train to Vienna takes these days. And please tell me"
                        + " which of its stops have a kiosk that is open late in the evening. Thanks!";

        assertEquals(
                List.of(
                        "Hello. I would like to know how long the night train to Vienna takes these days.",
                        "And please tell me which of its stops have a kiosk that is open late in the evening.",
                        "Thanks!"),
                parts(text));
    }

    @Test
    void placesAreThoseOfTheTextWhenInvisibleCharactersWereLeftOut() {
        String first = "A\u200b first\u200b line which goes on for some time, longer than sixty characters.";
        String text = first + "\nand then the second one \u200b here";

        assertEquals(List.of(first, "and then the second one \u200b here"), parts(text));
    }

    @Test
    void theEndOfALongTextIsFoundAtItsPlace() {
        String text = "Filler words go here. ".repeat(500) + "This is the very last sentence of a text that is long.";
        List<String> parts = parts(text);

        assertTrue(parts.getLast().endsWith("the very last sentence of a text that is long."));
    }

    @Property(tries = 300)
    void anyTextHasPartsInOrderInsideIt(@ForAll @StringLength(max = 3000) String text) {
        features.read(text, 0, text.length());
        PromptParts parts = new PromptParts(features.tokens());
        parts.cut();

        assertTrue(parts.size() >= 1 && parts.size() <= PromptParts.MAX);
        int before = 0;
        for (int i = 0; i < parts.size(); i++) {
            Span span = parts.span(text, i);
            assertTrue(before <= span.start() && span.start() <= span.end() && span.end() <= text.length());
            before = span.start();
        }
    }

    private List<String> parts(String text) {
        features.read(text, 0, text.length());
        PromptParts parts = new PromptParts(features.tokens());
        parts.cut();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Span span = parts.span(text, i);
            found.add(text.substring(span.start(), span.end()));
        }
        return found;
    }
}
