package dev.bartizan.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.HarmLevel;
import dev.bartizan.policy.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardRulesTest {
    @Test
    void saysOneRuleForBothDirectionsWhereTheyAgreeAndTwoWhereNot() {
        GuardPolicy guard = GuardPolicy.standard().toBuilder()
                .completion(Check.VIOLENCE, Rule.from(Action.BLOCK, HarmLevel.HIGH))
                .build();

        List<DeploymentPages.GuardRule> rules = GuardRules.of(guard);

        assertTrue(rules.contains(
                new DeploymentPages.GuardRule("Hate in a prompt or an answer", Action.BLOCK, "from severity medium")));
        assertTrue(rules.contains(
                new DeploymentPages.GuardRule("Violence in a prompt", Action.BLOCK, "from severity medium")));
        assertTrue(rules.contains(
                new DeploymentPages.GuardRule("Violence in an answer", Action.BLOCK, "from severity high")));
        assertTrue(
                rules.contains(new DeploymentPages.GuardRule("Attack in a prompt", Action.BLOCK, "from score 0.50")));
        assertEquals(
                new DeploymentPages.GuardRule("Inspection could not finish", Action.BLOCK, "fails closed"),
                rules.getLast());
    }

    @Test
    void leavesOutListsThatTheGuardDoesNotName() {
        assertFalse(GuardRules.of(GuardPolicy.standard()).stream()
                .anyMatch(rule -> rule.what().startsWith("Blocklist")));
        assertTrue(GuardRules.of(GuardPolicy.standard().toBuilder()
                        .blocklists(List.of("rivals"))
                        .build())
                .stream()
                .anyMatch(rule -> rule.what().startsWith("Blocklist")));
    }
}
