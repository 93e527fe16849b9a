package dev.bartizan.detection;

import static dev.bartizan.detection.Samples.drafts;
import static dev.bartizan.detection.Samples.smuggled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AsciiSmugglingTest {
    private final Detection detection = new AsciiSmuggling();

    @Test
    void seesInvisibleTextInAPrompt() {
        assertEquals(
                List.of("AML.T0068", "AML.T0051.000"),
                drafts(detection, Samples.at(0).user("Hello.", smuggled()).blocked())
                        .getFirst()
                        .techniques());
    }

    @Test
    void seesInvisibleTextInADocument() {
        assertEquals(
                List.of("AML.T0068", "AML.T0051.001"),
                drafts(detection, Samples.at(0).tool("Hello.", smuggled()))
                        .getFirst()
                        .techniques());
    }

    @Test
    void seesInvisibleTextInAnAnswer() {
        Draft draft =
                drafts(detection, Samples.at(0).answer("Hello.", smuggled())).getFirst();
        assertEquals(List.of("AML.T0068", "AML.T0057"), draft.techniques());
        assertEquals("completion", draft.latest().evidence().getFirst().side());
    }

    @Test
    void passesAnOrdinaryAttackInPlainText() {
        assertEquals(List.of(), drafts(detection, Samples.blockedAttack(0)));
    }

    @Test
    void passesTheDeployersOwnSystemMessage() {
        assertEquals(List.of(), drafts(detection, Samples.at(0).system("Hello.", smuggled())));
    }
}
