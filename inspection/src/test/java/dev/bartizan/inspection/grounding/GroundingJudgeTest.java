package dev.bartizan.inspection.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.grounding.GroundednessResult.Decision;
import dev.bartizan.inspection.grounding.GroundingJudge.ClaimJudgement;
import dev.bartizan.inspection.grounding.GroundingJudge.Judged;
import dev.bartizan.inspection.grounding.GroundingJudge.Question;
import dev.bartizan.inspection.grounding.GroundingJudge.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroundingJudgeTest {
    private static final GroundednessRequest REQUEST = GroundednessRequest.of(
            "Here is a summary: The lake is 40 metres deep. The lake freezes in January.",
            List.of("The lake is 14 metres deep. It freezes every January."));

    private final Groundedness alignment = Groundedness.standard();

    @Test
    void theJudgeReplacesTheDecision() {
        GroundednessResult result = alignment
                .withJudge(asked -> new Judged(
                        List.of(
                                new ClaimJudgement(1, true, ""),
                                new ClaimJudgement(2, false, "Only hinted at.\nReally.")),
                        Optional.empty()))
                .check(REQUEST);

        assertInstanceOf(Decision.ByJudge.class, result.decision());
        assertEquals(1, result.details().size());
        assertEquals("The lake freezes in January.", result.details().getFirst().text());
        assertEquals("Only hinted at. Really.", result.details().getFirst().reason());
        assertEquals(
                "groundedness/judge", GroundednessFindings.of(result).getFirst().rule());
    }

    @Test
    void theJudgeIsAskedWithNumberedClaims() {
        List<Question> asked = new ArrayList<>();

        alignment
                .withJudge(question -> {
                    asked.add(question);
                    return new Unavailable("not now");
                })
                .check(REQUEST);

        assertEquals(1, asked.size());
        assertTrue(asked.getFirst().numberedText().endsWith("[2] The lake freezes in January.\n"));
        assertFalse(asked.getFirst().correction());
    }

    @Test
    void aJudgeThatDoesNotAnswerLeavesTheAlignmentDecisionAndIsNamed() {
        GroundednessResult result = alignment
                .withJudge(asked -> new Unavailable("timed out after PT5S"))
                .check(REQUEST);

        assertEquals(new Decision.JudgeUnavailable("timed out after PT5S"), result.decision());
        assertEquals(alignment.check(REQUEST).details(), result.details());
    }

    @Test
    void aJudgeThatThrowsCountsAsUnavailable() {
        GroundednessResult result = alignment
                .withJudge(asked -> {
                    throw new IllegalStateException("broken");
                })
                .check(REQUEST);

        assertEquals(new Decision.JudgeUnavailable("failed with IllegalStateException"), result.decision());
    }

    @Test
    void aCorrectionIsGivenOnlyWhenAskedForAndOnlyByTheJudge() {
        GroundingJudge judge = asked -> new Judged(List.of(), Optional.of("The lake is 14 metres deep."));

        assertEquals(
                Optional.of("The lake is 14 metres deep."),
                alignment.withJudge(judge).check(REQUEST, true).correctionText());
        assertEquals(Optional.empty(), alignment.withJudge(judge).check(REQUEST).correctionText());
        assertEquals(Optional.empty(), alignment.check(REQUEST, true).correctionText());
    }

    @Test
    void claimsTheJudgeLeavesOutOrInventsKeepTheAlignmentDecision() {
        GroundednessResult result = alignment
                .withJudge(asked -> new Judged(List.of(new ClaimJudgement(99, false, "x")), Optional.empty()))
                .check(REQUEST);

        assertEquals(alignment.check(REQUEST).details(), result.details());
    }
}
