package dev.bartizan.inspection.codeweakness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CodeRulesTest {
    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsOwnPositives() {
        return CodeWeaknesses.rules().stream()
                .flatMap(rule -> rule.positives().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                rule.subclass().id() + ": " + example.code(),
                                () -> assertTrue(
                                        found(rule, example.code(), example.language()),
                                        () -> CodeWeaknesses.find(example.code(), example.language())
                                                .toString()))));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleLeavesItsOwnNearMissesAlone() {
        return CodeWeaknesses.rules().stream()
                .flatMap(rule -> rule.negatives().stream()
                        .map(miss -> DynamicTest.dynamicTest(
                                rule.subclass().id() + ": " + miss.reason(),
                                () -> assertEquals(
                                        List.of(),
                                        CodeWeaknesses.find(miss.code(), miss.language()).stream()
                                                .filter(weakness -> weakness.rule() == rule)
                                                .map(CodeWeakness::explanation)
                                                .toList()))));
    }

    @Test
    void thereIsOneRuleForEverySubclass() {
        Set<Subclass> seen =
                CodeWeaknesses.rules().stream().map(CodeRule::subclass).collect(Collectors.toSet());

        assertEquals(EnumSet.allOf(Subclass.class), seen);
        assertEquals(Subclass.values().length, CodeWeaknesses.rules().size());
    }

    @Test
    void everyRuleHasExamplesInMoreThanOneLanguageAndSaysWhatToDo() {
        for (CodeRule rule : CodeWeaknesses.rules()) {
            Set<Language> languages =
                    rule.positives().stream().map(CodeRule.Example::language).collect(Collectors.toSet());
            int least = rule.subclass() == Subclass.FLASK_DEBUG ? 1 : 2;
            assertTrue(languages.size() >= least, rule.reference());
            assertTrue(rule.positives().size() >= 4 && rule.negatives().size() >= 4, rule.reference());
            assertTrue(rule.cwe().startsWith("CWE-") && !rule.remediation().isBlank(), rule.reference());
            assertTrue(rule.negatives().stream().noneMatch(miss -> miss.reason().isBlank()), rule.reference());
        }
    }

    private static boolean found(CodeRule rule, String code, Language language) {
        return CodeWeaknesses.find(code, language).stream().anyMatch(weakness -> weakness.rule() == rule);
    }
}
