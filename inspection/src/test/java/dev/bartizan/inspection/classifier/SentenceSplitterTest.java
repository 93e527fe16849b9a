package dev.bartizan.inspection.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {
    @Test
    void cutsSentencesLinesAndCells() {
        assertEquals(
                List.of("One is here.", "Two?", "cell a", "cell b", "last line"),
                pieces("One is here. Two?\n| cell a | cell b |\n---\nlast line"));
    }

    @Test
    void cutsAtTheLineBreaksOfJsonAndAtTags() {
        assertEquals(List.of("{\"r\": \"first", "second\"}"), pieces("{\"r\": \"first\\nsecond\"}"));
        assertTrue(pieces("<p>Hello there</p><!-- do this -->").contains("!-- do this --"));
    }

    @Test
    void keepsWrappedLinesTogether() {
        String text = "This line of a mail is long enough that the writer's program\nwrapped it before its end.";

        assertEquals(List.of(text), pieces(text));
    }

    @Property(tries = 300)
    void spansAreOrderedBoundedAndInside(@ForAll @StringLength(max = 2000) String text) {
        int end = 0;
        for (Span span : SentenceSplitter.split(text)) {
            assertTrue(span.start() >= end && span.end() > span.start() && span.end() <= text.length());
            assertTrue(span.end() - span.start() <= SentenceSplitter.LENGTH_MAX);
            end = span.end();
        }
    }

    private static List<String> pieces(String text) {
        return SentenceSplitter.split(text).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }
}
