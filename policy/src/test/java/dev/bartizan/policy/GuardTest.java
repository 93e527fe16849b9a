package dev.bartizan.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final Guard guard = new Guard(GuardPolicy.standard());

    @Test
    void blocksAPromptAttackAtTheThreshold() {
        assertEquals(Action.BLOCK, decide(attack(0.5), TextKind.PROMPT).action());
    }

    @Test
    void allowsAPromptAttackBelowTheThreshold() {
        assertEquals(Verdict.allow(), decide(attack(0.49), TextKind.PROMPT));
    }

    @Test
    void neverJudgesTheDeployersSystemPrompt() {
        assertEquals(Action.ALLOW, decide(attack(1), TextKind.SYSTEM).action());
    }

    @Test
    void blockWinsOverRedactAndNamesOnlyTheDecisiveFinding() {
        Verdict verdict = guard.decide(inspection(true, secret(), attack(0.9)), TextKind.PROMPT);
        assertEquals(Action.BLOCK, verdict.action());
        assertEquals(List.of(attack(0.9)), verdict.decisive());
    }

    @Test
    void redactsACredentialInAnAnswer() {
        assertEquals(Action.REDACT, decide(secret(), TextKind.COMPLETION).action());
    }

    @Test
    void failsClosedWhenInspectionCouldNotFinish() {
        Verdict verdict = guard.decide(inspection(false), TextKind.PROMPT);
        assertEquals(Action.BLOCK, verdict.action());
        assertTrue(verdict.reasons().getFirst().contains("fails closed"));
    }

    @Test
    void failsOpenOnlyWhenThePolicySaysSo() {
        Guard open = new Guard(GuardPolicy.annotateOnly("watch"));
        assertEquals(
                Action.ALLOW, open.decide(inspection(false), TextKind.PROMPT).action());
    }

    @Test
    void refusesAThresholdOutsideZeroToOne() {
        assertThrows(IllegalArgumentException.class, () -> new Rule(Action.BLOCK, 1.4));
    }

    private Verdict decide(Finding finding, TextKind kind) {
        return guard.decide(inspection(true, finding), kind);
    }

    private static Inspection inspection(boolean complete, Finding... findings) {
        return new Inspection(List.of(findings), Scores.none(), List.of(), complete, 1);
    }

    private static Finding attack(double score) {
        return new Finding(
                "prompt-shield",
                FindingType.PROMPT_ATTACK,
                score,
                Confidence.HIGH,
                new Span(0, 4),
                "original",
                "Tells the assistant to ignore its rules.",
                "test@1");
    }

    private static Finding secret() {
        return new Finding(
                "secrets",
                "github_token",
                0.9,
                Confidence.HIGH,
                new Span(5, 9),
                "original",
                "A GitHub token.",
                "test@1");
    }
}
