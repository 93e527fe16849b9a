package dev.bartizan.inspection.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundednessProperties {
    private static final Groundedness GROUNDEDNESS = Groundedness.standard();

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "The pump is red. ",
                "42 ",
                "\ud83d\ude00",
                "e\u0301",
                "\n",
                ". ",
                "\u4e2d\u6587\u3002",
                "not ",
                "Anna ",
                "1,000.5%",
                "\u05d0\u05d1 ",
                "n't",
                "'s ",
                "2013-04-11 ",
                "two hundred and ",
                "U.S.A. ",
                "? ",
                "\u200b",
                "\u0130",
                "...1.");
        return parts.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings()
                .withChars('\ud83d', '\ude00', '\u0000', ' ', '.', ',', '1', 'A', 'z', '\'', '\u0301', '\u4e2d')
                .ofMaxLength(200);
    }

    @Property
    void theThreeUnitsOfEverySpanAgreeWithItsText(@ForAll("texts") String text, @ForAll("texts") String source) {
        for (UngroundedSpan span : check(text, source).details()) {
            String before = text.substring(0, span.offset().utf16());
            assertEquals(
                    span.text(),
                    text.substring(
                            before.length(), before.length() + span.length().utf16()));
            assertEquals(
                    before.getBytes(StandardCharsets.UTF_8).length,
                    span.offset().utf8());
            assertEquals(
                    before.codePointCount(0, before.length()), span.offset().codePoint());
            assertEquals(
                    span.text().getBytes(StandardCharsets.UTF_8).length,
                    span.length().utf8());
            assertEquals(
                    span.text().codePointCount(0, span.text().length()),
                    span.length().codePoint());
            assertTrue(!span.reason().isBlank()
                    && span.reason().length() <= 300
                    && span.reason().indexOf('\n') < 0);
        }
    }

    @Property
    void anyTextGetsASoundResult(@ForAll("hostile") String text, @ForAll("hostile") String source) {
        GroundednessResult result =
                GROUNDEDNESS.check(new GroundednessRequest(text, List.of(source, text), Optional.of(source)));

        assertTrue(result.score() >= 0 && result.score() <= 1);
        assertTrue(result.ungroundedPercentage() >= 0 && result.ungroundedPercentage() <= 1);
        assertEquals(result.ungroundedDetected(), !result.details().isEmpty());
        assertEquals(result.ungroundedDetected(), result.score() >= 0.5);
        assertTrue(result.complete());
    }

    @Property(tries = 100)
    void aTextThatCopiesItsSourceIsGrounded(@ForAll("texts") String text) {
        assertEquals(List.of(), check(text, text).details());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1,",
                ". a",
                "\ud83d",
                "\ud83d\ude00",
                "\u4e2d",
                "not the 12 A ",
                "abc de. ",
                "A",
                "\n",
                "one hundred and "
            })
    void aMegabyteOfTheSameAgainTakesSeconds(String part) {
        String text = part.repeat(1_000_000 / part.length());

        GroundednessResult result = assertTimeout(Duration.ofSeconds(20), () -> check(text, text));

        assertTrue(result.score() < 0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_001, 1_500_000})
    void whatIsTooLongIsReadUpToTheBoundAndSaidSo(int length) {
        assertTrue(!check("\ud83d\ude00".repeat(length / 2 + 1), "a").complete());
        assertTrue(!check("a", "b".repeat(length)).complete());
    }

    private static GroundednessResult check(String text, String source) {
        return GROUNDEDNESS.check(GroundednessRequest.of(text, List.of(source)));
    }
}
