package dev.bartizan.enforcement.contentsafety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.domain.Span;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OffsetsTest {
    @Test
    void theThreeUnitsAgreeOnEmojiAndCombiningMarks() {
        String text = "e\u0301 \uD83D\uDE00 \u20AC x".repeat(900);
        Offsets offsets = new Offsets(text);
        for (int at = 0; at <= text.length(); at += 7) {
            int unit = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
            String before = text.substring(0, unit);
            assertEquals(before.getBytes(StandardCharsets.UTF_8).length, offsets.utf8(unit));
            assertEquals(before.codePointCount(0, before.length()), offsets.codePoint(unit));
        }
    }

    @Test
    void writesOffsetAndLength() {
        ObjectNode target = new Json().object();
        new Offsets("a\uD83D\uDE00b").put(target, new Span(1, 4));
        assertEquals(
                "{\"offset\":{\"utf8\":1,\"utf16\":1,\"codePoint\":1},"
                        + "\"length\":{\"utf8\":5,\"utf16\":3,\"codePoint\":2}}",
                target.toString());
    }

    @Test
    void anUnpairedSurrogateIsOneCodePointOfThreeBytes() {
        Offsets offsets = new Offsets("\uD83Dx");
        assertEquals(3, offsets.utf8(1));
        assertEquals(1, offsets.codePoint(1));
    }
}
