package dev.bartizan.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.console.Highlight.Kind;
import dev.bartizan.console.Highlight.Mark;
import dev.bartizan.console.Highlight.Piece;
import dev.bartizan.domain.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightTest {
    @Test
    void marksTheSpanAndLeavesTheRest() {
        assertEquals(
                List.of(
                        new Piece(Kind.PLAIN, false, "say ", ""),
                        new Piece(Kind.MARKED, true, "it", "Prompt attack"),
                        new Piece(Kind.PLAIN, false, " now", "")),
                Highlight.pieces("say it now", List.of(new Mark(new Span(4, 6), "Prompt attack"))));
    }

    @Test
    void mergesOverlappingMarksAndCutsThoseBeyondTheEnd() {
        List<Piece> pieces = Highlight.pieces(
                "abcdef",
                List.of(
                        new Mark(new Span(3, 99), "B"),
                        new Mark(new Span(1, 4), "A"),
                        new Mark(new Span(50, 60), "C")));
        assertEquals(List.of("a", "bcdef"), pieces.stream().map(Piece::text).toList());
        assertEquals("A, B", pieces.getLast().label());
    }

    @Test
    void namesHiddenCharactersAndDecodesTags() {
        List<Piece> pieces = Highlight.pieces("a\u200B\u200Bb\uDB40\uDC68\uDB40\uDC69\uD800", List.of());
        assertEquals(
                List.of("a", "ZWSP ×2", "b", "hi", "U+D800"),
                pieces.stream().map(Piece::text).toList());
        assertTrue(pieces.get(1).label().startsWith("U+200B zero width space"));
    }

    @Test
    void showsNoMoreThanItsBound() {
        String huge = "x\u200B".repeat(200_000);
        int shown = Highlight.pieces(huge, List.of()).size();
        assertTrue(shown <= Highlight.SHOWN_MAX);
        assertEquals(huge.length() - Highlight.SHOWN_MAX, Highlight.cut(huge));
    }
}
