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
import java.util.Map;
import java.util.stream.IntStream;
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
    void aRuleThatAsksForLessThanAFindingIsMadeFromDecidesOnTheScore() {
        Guard wary = new Guard(GuardPolicy.standard().toBuilder()
                .prompt(Check.PROMPT_ATTACK, new Rule(Action.BLOCK, 0.3))
                .prompt(Check.DOCUMENT_ATTACK, new Rule(Action.WARN, 0.2))
                .build());
        Verdict verdict = wary.decide(scored(Scores.PROMPT_ATTACK, 0.34), TextKind.PROMPT);
        assertEquals(Action.BLOCK, verdict.action());
        assertEquals(
                List.of("The text as a whole scores 0.34 for prompt attack: less than a finding is made from, but this"
                        + " guard acts from 0.30."),
                verdict.reasons());
        assertEquals(List.of(), verdict.decisive());
        assertTrue(wary.ruling(Check.PROMPT_ATTACK, scored(Scores.PROMPT_ATTACK, 0.3), TextKind.PROMPT)
                .detected());
        assertEquals(Verdict.allow(), wary.decide(scored(Scores.PROMPT_ATTACK, 0.29), TextKind.PROMPT));
        assertEquals(
                Action.WARN,
                wary.decide(scored(Scores.DOCUMENT_ATTACK, 0.2), TextKind.DOCUMENT)
                        .action());
        assertEquals(Verdict.allow(), guard.decide(scored(Scores.PROMPT_ATTACK, 0.49), TextKind.PROMPT));
        assertEquals(Verdict.allow(), wary.decide(scored(Scores.PROMPT_ATTACK, 0.4), TextKind.SYSTEM));
    }

    @Test
    void aRuleOnAnythingFoundNeedsAFinding() {
        Guard any = new Guard(GuardPolicy.standard().toBuilder()
                .prompt(Check.PROMPT_ATTACK, Rule.of(Action.BLOCK))
                .build());
        assertEquals(Verdict.allow(), any.decide(scored(Scores.PROMPT_ATTACK, 0.1), TextKind.PROMPT));
    }

    @Test
    void lowHarmIsDecidedByItsScoreAlone() {
        Guard wary = new Guard(GuardPolicy.standard().toBuilder()
                .prompt(Check.VIOLENCE, Rule.from(Action.BLOCK, HarmLevel.LOW))
                .build());
        Verdict verdict = wary.decide(scored(0.3), TextKind.PROMPT);
        assertEquals(Action.BLOCK, verdict.action());
        assertEquals(List.of("The text as a whole scores 0.30 for violence."), verdict.reasons());
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
    void harmIsDecidedByTheSeverityOfTheWholeText() {
        assertEquals(Action.ALLOW, harm(0.49, TextKind.PROMPT).action());
        assertEquals(Action.BLOCK, harm(0.5, TextKind.PROMPT).action());
        assertEquals(Action.BLOCK, harm(0.5, TextKind.DOCUMENT).action());
        assertEquals(Action.BLOCK, harm(0.5, TextKind.COMPLETION).action());
        assertEquals(Action.ALLOW, harm(1, TextKind.SYSTEM).action());
        assertEquals(
                List.of("The text as a whole scores 0.80 for violence."),
                harm(0.8, TextKind.PROMPT).reasons());
    }

    @Test
    void aHighFindingDoesNotOverruleALowSeverityOfTheWhole() {
        Finding finding = finding(FindingType.HARM_DETECTOR, Scores.VIOLENCE, 0.9, "test@1");
        Inspection inspection =
                new Inspection(List.of(finding), new Scores(Map.of(Scores.VIOLENCE, 0.3)), List.of(), true, 1);
        assertEquals(Action.ALLOW, guard.decide(inspection, TextKind.PROMPT).action());
        assertEquals(Action.BLOCK, decide(finding, TextKind.PROMPT).action());
    }

    @Test
    void eachDirectionHasItsOwnThreshold() {
        Guard mine = new Guard(GuardPolicy.standard().toBuilder()
                .prompt(Check.VIOLENCE, Rule.from(Action.BLOCK, HarmLevel.HIGH))
                .completion(Check.VIOLENCE, Rule.from(Action.BLOCK, HarmLevel.LOW))
                .build());
        assertEquals(Action.ALLOW, mine.decide(scored(0.6), TextKind.PROMPT).action());
        assertEquals(
                Action.BLOCK, mine.decide(scored(0.25), TextKind.COMPLETION).action());
    }

    @Test
    void protectedMaterialIsBlockedInAnswersOnly() {
        Finding code = finding(FindingType.PROTECTED_MATERIAL_DETECTOR, FindingType.PROTECTED_CODE, 0.4, "test@1");
        assertEquals(Action.BLOCK, decide(code, TextKind.COMPLETION).action());
        assertEquals(Action.ALLOW, decide(code, TextKind.PROMPT).action());
    }

    @Test
    void aMaliciousLinkIsBlockedInAnswersAndASuspiciousOneIsAWarning() {
        Finding malicious = finding(FindingType.LINKS_DETECTOR, FindingType.MALICIOUS_LINK, 0.9, "test@1");
        Finding suspicious = finding(FindingType.LINKS_DETECTOR, FindingType.SUSPICIOUS_LINK, 0.9, "test@1");
        Finding plain = finding(FindingType.LINKS_DETECTOR, FindingType.LINK, 0.9, "test@1");
        assertEquals(Action.BLOCK, decide(malicious, TextKind.COMPLETION).action());
        assertEquals(Action.WARN, decide(malicious, TextKind.PROMPT).action());
        assertEquals(Action.WARN, decide(suspicious, TextKind.COMPLETION).action());
        assertEquals(Action.ALLOW, decide(plain, TextKind.COMPLETION).action());
    }

    @Test
    void onlyBlocklistsAndCategoriesThatTheGuardNamesCount() {
        Finding listed = finding(FindingType.BLOCKLIST_DETECTOR, FindingType.BLOCKLIST, 1, "blocklist/rivals/12");
        Finding topic = finding(FindingType.CATEGORY_DETECTOR, FindingType.CUSTOM_CATEGORY, 0.8, "category/advice@3");
        Guard naming = new Guard(GuardPolicy.standard().toBuilder()
                .blocklists(List.of("rivals"))
                .categories(List.of("advice"))
                .build());
        assertEquals(Action.ALLOW, decide(listed, TextKind.PROMPT).action());
        assertEquals(Action.ALLOW, decide(topic, TextKind.PROMPT).action());
        assertEquals(
                List.of(listed, topic),
                naming.decide(inspection(true, listed, topic), TextKind.PROMPT).decisive());
    }

    @Test
    void annotatingStopsNothing() {
        Guard watch = new Guard(GuardPolicy.annotateOnly("watch"));
        Finding code = finding(FindingType.PROTECTED_MATERIAL_DETECTOR, FindingType.PROTECTED_CODE, 0.9, "test@1");
        assertEquals(
                Action.WARN,
                watch.decide(inspection(true, attack(1)), TextKind.PROMPT).action());
        assertEquals(
                Action.WARN,
                watch.decide(inspection(true, code, secret()), TextKind.COMPLETION)
                        .action());
        assertEquals(Action.WARN, watch.decide(scored(1), TextKind.PROMPT).action());
    }

    @Test
    void nothingIsRedactedAfterTheFact() {
        Guard shown = new Guard(GuardPolicy.standard().afterTheFact());
        assertEquals(
                Action.WARN,
                shown.decide(inspection(true, secret()), TextKind.COMPLETION).action());
        assertEquals(
                Action.REDACT,
                shown.decide(inspection(true, secret()), TextKind.PROMPT).action());
    }

    @Test
    void refusesToRedactWhatHasNoPlaceAndRulesOfTheWrongDirection() {
        GuardPolicyBuilder builder = GuardPolicy.standard().toBuilder();
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.prompt(Check.HATE, Rule.of(Action.REDACT)).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> GuardPolicy.standard().toBuilder()
                        .completion(Check.PROMPT_ATTACK, Rule.of(Action.BLOCK))
                        .build());
    }

    @Test
    void severitiesHaveWords() {
        assertEquals(
                List.of("safe", "safe", "low", "low", "medium", "medium", "high", "high"),
                IntStream.range(0, 8)
                        .mapToObj(severity -> HarmLevel.ofSeverity(severity).wireName())
                        .toList());
    }

    @Test
    void refusesAThresholdOutsideZeroToOne() {
        assertThrows(IllegalArgumentException.class, () -> new Rule(Action.BLOCK, 1.4));
    }

    private Verdict harm(double score, TextKind kind) {
        return guard.decide(scored(score), kind);
    }

    private static Inspection scored(double violence) {
        return scored(Scores.VIOLENCE, violence);
    }

    private static Inspection scored(String name, double score) {
        return new Inspection(List.of(), new Scores(Map.of(name, score)), List.of(), true, 1);
    }

    private static Finding finding(String detector, String type, double score, String rule) {
        return new Finding(
                detector, type, score, Confidence.HIGH, new Span(0, 4), "original", "Found " + type + ".", rule);
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
