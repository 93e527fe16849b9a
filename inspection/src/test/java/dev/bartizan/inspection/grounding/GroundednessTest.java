package dev.bartizan.inspection.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundednessTest {
    private static final String SOURCE =
            "Acme Corp. was founded in 1998 in Leeds by Anna Berg. In 2023 revenue rose by 12%"
                    + " to $24 million. The company employs about 1,000 people in three countries. The new pump is not approved"
                    + " for medical use. Analysts say the firm may open a plant in Spain next year.";

    private final Groundedness groundedness = Groundedness.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme was founded in Leeds in 1998.",
                "Acme employs one thousand people.",
                "Acme has 1000 employees in three countries.",
                "Revenue rose 12 percent to 24 million dollars in 2023.",
                "Revenue rose by 12 per cent to $24m in 2023.",
                "The new pump is not approved for medical use.",
                "Anna Berg founded Acme.",
                "The document does not say who the chief executive is.",
                "Here is a concise summary of the passage:",
                "Would you like to know more about pumps?",
                "",
                "  \n "
            })
    void letsStandWhatTheSourcesSupport(String text) {
        GroundednessResult result = check(text);

        assertFalse(result.ungroundedDetected(), () -> result.details().toString());
        assertTrue(result.score() < 0.5);
        assertEquals(0, result.ungroundedPercentage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Acme was founded in Leeds in 1989.                   | The number 1989 is not in the sources; they say 1998 there.
                    Revenue rose by 12% to $42 million in 2023.          | The number 42 million is not in the sources; they say 24 million there.
                    The new pump is approved for medical use.            | Negated in the sources, but not here: “approved”.
                    In 2023 revenue fell by 12% to $24 million.          | This says “fell” where the sources say “rose”.
                    Acme was founded by Peter Novak.                     | The sources do not name “Peter Novak”.
                    It is listed on the London Stock Exchange.           | No source speaks of this: “listed”, “London”, “Stock”.
                    """)
    void marksAClaimAndSaysWhatIsNotSupported(String text, String reason) {
        GroundednessResult result = check(text);

        assertTrue(result.ungroundedDetected());
        assertEquals(1, result.details().size());
        assertEquals(text, result.details().getFirst().text());
        assertEquals(reason, result.details().getFirst().reason());
        assertEquals(1.0, result.ungroundedPercentage());
    }

    @Test
    void oneFalseSentenceIsNotHiddenByManyTrueOnes() {
        String text = SOURCE.replace("is not approved", "is approved");

        GroundednessResult result = check(text);

        assertEquals(1, result.details().size());
        UngroundedSpan span = result.details().getFirst();
        assertEquals("The new pump is approved for medical use.", span.text());
        assertEquals(text.indexOf("The new pump"), span.offset().utf16());
        assertEquals((double) span.text().length() / text.length(), result.ungroundedPercentage(), 1e-9);
    }

    @Test
    void wordsOfTheQueryNeedNoSupportButTheAnswerDoes() {
        Optional<String> query = Optional.of("Where was Acme founded?");

        GroundednessResult right = groundedness.check(new GroundednessRequest("Leeds", List.of(SOURCE), query));
        GroundednessResult wrong = groundedness.check(new GroundednessRequest("London", List.of(SOURCE), query));

        assertFalse(right.ungroundedDetected());
        assertTrue(wrong.ungroundedDetected());
    }

    @Test
    void supportMayBeSpreadOverSeveralSources() {
        List<String> sources = List.of("Mira Stone lives in Oslo.", "Mira Stone repairs violins.");

        assertFalse(groundedness
                .check(GroundednessRequest.of("Mira Stone lives in Oslo and repairs violins.", sources))
                .ungroundedDetected());
    }

    @Test
    void aDateIsTheSameHoweverItIsWritten() {
        List<String> sources = List.of("The bridge opened on 2013-04-11 after long delays.");

        assertFalse(groundedness
                .check(GroundednessRequest.of("The bridge opened on 11 April 2013 after long delays.", sources))
                .ungroundedDetected());
        assertTrue(groundedness
                .check(GroundednessRequest.of("The bridge opened on 12 May 2013 after long delays.", sources))
                .ungroundedDetected());
    }

    @Test
    void withoutSourcesThereIsNothingToCheck() {
        assertThrows(IllegalArgumentException.class, () -> GroundednessRequest.of("Anything.", List.of()));
    }

    @Test
    void theSameRequestGivesTheSameResult() {
        assertEquals(check("Acme was founded in Paris."), check("Acme was founded in Paris."));
        assertTrue(groundedness.version().startsWith("groundedness-1-"));
    }

    private GroundednessResult check(String text) {
        return groundedness.check(GroundednessRequest.of(text, List.of(SOURCE)));
    }
}
