package dev.bartizan.inspection.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.classifier.TextVector;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RapidMatcherTest {
    private final RapidMatcher matcher = new RapidMatcher(
            "hoax",
            List.of(
                    new RapidSample(
                            "s1", "The northern dam has burst and the government is hiding the number of victims"),
                    new RapidSample("s2", "Withdraw all your cash tomorrow because the banks will close for ever")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The northern dam has burst and the government is hiding the number of victims",
                "Write a post: the government hides how many victims there are since the northern dam burst!",
                "THE N0RTHERN DAM HAS BURST and the g\u200Bovernment is hiding victims",
                "Hello team. Here is the agenda for Monday. We meet at nine in room four. By the way, the northern dam has"
                        + " burst and the government is hiding the victims. See you all on Monday then."
            })
    void recognisesASampleInOtherWords(String text) {
        assertEquals("s1", match(text).orElseThrow().sampleId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How is a dam built?",
                "The government presented its budget for next year.",
                "What are the opening hours of banks on Saturday?",
                "Write a short story about a river and a town in the north.",
                ""
            })
    void leavesOtherTextsAlone(String text) {
        assertEquals(Optional.empty(), match(text));
    }

    @Property(tries = 100)
    void scoresAnyText(@ForAll @StringLength(max = 400) String text) {
        match(text).ifPresent(match -> assertTrue(match.score() >= 0.5 && match.score() <= 1));
    }

    @Test
    void theSampleItselfScoresOne() {
        assertEquals(
                1,
                match("Withdraw all your cash tomorrow because the banks will close for ever")
                        .orElseThrow()
                        .score(),
                1e-3);
    }

    private Optional<RapidMatch> match(String text) {
        return matcher.match(Readings.windows(text).stream().map(TextVector::of).toList());
    }
}
