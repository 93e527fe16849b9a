package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextPiecesTest {
    @Test
    void joinsThePromptAroundDocumentsSoThatNothingHidesByStraddlingThem() {
        TextSlot slot = new TextSlot("AT<documents>one</documents>b<documents>two</documents>", text -> {});

        assertEquals(
                "AT<documents></documents>b<documents></documents>",
                slot.prompt().text());
        assertEquals(
                List.of("one", "two"),
                slot.documents().stream().map(TextSlot.Piece::text).toList());
    }

    @Test
    void anUnclosedDocumentIsPartOfThePrompt() {
        TextSlot slot = new TextSlot("Hi <documents>ATTACK", text -> {});

        assertEquals("Hi <documents>ATTACK", slot.prompt().text());
        assertEquals(List.of(), slot.documents());
    }

    @Test
    void redactsInPlaceAlsoAcrossADocument() {
        List<String> written = new ArrayList<>();
        TextSlot slot = new TextSlot("ab<documents>SECRET</documents>cd", written::add);
        TextSlot.Piece prompt = slot.prompt();
        int from = prompt.text().indexOf("b");
        int to = prompt.text().length() - 1;
        prompt.redact(new Redactions.Redaction(new Span(from, to), "[X]"));
        slot.documents().getFirst().redact(new Redactions.Redaction(new Span(0, 3), "[Y]"));
        slot.writeBack();

        assertEquals(List.of("a[X][Y]RETd"), written);
    }

    @Test
    void leavesATextAloneThatHasNothingToRedact() {
        assertFalse(new TextSlot("text", text -> {
                    throw new AssertionError();
                })
                .writeBack());
    }

    @Property
    void redactionsNeverLeaveAnyOfTheirCharacters(
            @ForAll @StringLength(max = 60) String noise,
            @ForAll @IntRange(max = 60) int a,
            @ForAll @IntRange(max = 60) int b,
            @ForAll @IntRange(max = 60) int c,
            @ForAll @IntRange(max = 60) int d) {
        String text = noise.replace('#', ' ');
        StringBuilder marked = new StringBuilder(text);
        List<Redactions.Redaction> redactions = new ArrayList<>();
        for (Span span : List.of(span(a, b, text), span(c, d, text))) {
            for (int i = span.start(); i < span.end(); i++) {
                marked.setCharAt(i, '#');
            }
            redactions.add(new Redactions.Redaction(span, ""));
        }

        assertEquals(marked.toString().replace("#", ""), Redactions.apply(text, redactions));
    }

    @Test
    void cutsThinkBlocksOutOfAnswers() {
        assertEquals("reasoning:a answer:b", blocks("<think>a</think>b"));
        assertEquals("answer:x reasoning:a answer:b", blocks("x<think>a</think>b"));
        assertEquals("reasoning:a", blocks("<think>a"));
        assertEquals("reasoning:a answer:b", blocks("a</think>b"));
        assertEquals("answer:plain", blocks("plain"));
        assertEquals("", blocks("<think></think>"));
    }

    private static String blocks(String text) {
        List<String> out = new ArrayList<>();
        ThinkBlocks.cut(text, Channel.ANSWER)
                .forEach(b -> out.add(b.role() + ":"
                        + text.substring(b.span().start(), b.span().end())));
        return String.join(" ", out);
    }

    private static Span span(int a, int b, String text) {
        int start = Math.min(Math.min(a, b), text.length());
        return new Span(start, Math.min(Math.max(a, b), text.length()));
    }
}
