package dev.bartizan.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.TextKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PhraseRulesTest {
    private static final PromptShield SHIELD = PromptShield.standard();

    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsOwnPositives() {
        return SHIELD.rules().stream()
                .flatMap(rule -> rule.positives().stream()
                        .map(text -> DynamicTest.dynamicTest(
                                rule.id() + ": " + text, () -> assertTrue(scoreOf(rule, text) > 0.25, text))));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleLeavesItsOwnNegativesAlone() {
        return SHIELD.rules().stream()
                .flatMap(rule -> rule.negatives().stream()
                        .map(text -> DynamicTest.dynamicTest(
                                rule.id() + ": " + text, () -> assertTrue(scoreOf(rule, text) < 0.5, text))));
    }

    @TestFactory
    Stream<DynamicTest> noRuleCallsAnotherRulesNegativeAnAttack() {
        return SHIELD.rules().stream()
                .flatMap(rule -> rule.negatives().stream())
                .map(text -> DynamicTest.dynamicTest(
                        text,
                        () -> assertFalse(
                                findings(text).stream().anyMatch(finding -> finding.score() >= 0.5),
                                () -> findings(text).toString())));
    }

    @Test
    void ruleIdsAreUniqueAndEveryRuleHasExamples() {
        Set<String> ids = SHIELD.rules().stream().map(PhraseRule::id).collect(Collectors.toSet());

        assertEquals(SHIELD.rules().size(), ids.size());
        assertTrue(SHIELD.rules().stream()
                .noneMatch(
                        rule -> rule.positives().isEmpty() || rule.negatives().isEmpty()));
    }

    @Test
    void startLiteralsAreAsNormalisationLeavesThem() {
        for (PhraseRule rule : SHIELD.rules()) {
            for (String start : rule.starts()) {
                assertEquals(TextNormaliser.normalise(start), start, rule.id());
            }
        }
    }

    private static double scoreOf(PhraseRule rule, String text) {
        return findings(text).stream()
                .filter(finding -> finding.rule().equals(rule.reference()))
                .mapToDouble(Finding::score)
                .max()
                .orElse(0);
    }

    private static List<Finding> findings(String text) {
        FindingSink sink = new FindingSink();
        View view = TextNormaliser.view(text, View.ORIGINAL, OffsetMap.identity(), true, 0);
        SHIELD.detect(view, TextKind.PROMPT, sink);
        return sink.findings();
    }
}
