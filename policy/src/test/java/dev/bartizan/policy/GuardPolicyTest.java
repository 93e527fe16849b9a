package dev.bartizan.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.domain.Action;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuardPolicyTest {
    private final GuardPolicy standard = GuardPolicy.standard();

    @Test
    void theDefaultGuardOnPrompts() {
        assertEquals("""
                PROMPT_ATTACK BLOCK 0.5
                DOCUMENT_ATTACK BLOCK 0.5
                HARMFUL_REQUEST WARN 0.5
                HATE BLOCK 0.5
                SEXUAL BLOCK 0.5
                VIOLENCE BLOCK 0.5
                SELF_HARM BLOCK 0.5
                SECRETS REDACT 0.0
                SENSITIVE ALLOW 0.0
                PROFANITY ALLOW 0.0
                MALICIOUS_LINK WARN 0.5
                BLOCKLIST BLOCK 0.0
                CUSTOM_CATEGORY BLOCK 0.5
                TASK_ADHERENCE WARN 0.5
                """, table(standard.prompts()));
    }

    @Test
    void theDefaultGuardOnCompletions() {
        assertEquals("""
                HATE BLOCK 0.5
                SEXUAL BLOCK 0.5
                VIOLENCE BLOCK 0.5
                SELF_HARM BLOCK 0.5
                SECRETS REDACT 0.0
                SENSITIVE ALLOW 0.0
                PROFANITY ALLOW 0.0
                PROTECTED_TEXT BLOCK 0.0
                PROTECTED_CODE BLOCK 0.0
                CODE_WEAKNESS WARN 0.0
                MALICIOUS_LINK BLOCK 0.5
                UNGROUNDED ALLOW 0.5
                BLOCKLIST BLOCK 0.0
                CUSTOM_CATEGORY BLOCK 0.5
                TASK_ADHERENCE WARN 0.5
                """, table(standard.completions()));
    }

    @Test
    void theDefaultGuardFailsClosedAndHoldsStreamsBack() {
        assertEquals(
                new GuardPolicy(
                        "default",
                        standard.prompts(),
                        standard.completions(),
                        false,
                        List.of(),
                        List.of(),
                        false,
                        StreamingMode.BUFFERED),
                standard);
    }

    @Test
    void annotatingKeepsEveryThresholdAndTurnsNothingOn() {
        GuardPolicy watch = GuardPolicy.annotateOnly("watch");
        watch.prompts().forEach((check, rule) -> {
            Rule before = standard.prompts().getOrDefault(check, Rule.OFF);
            assertEquals(before.threshold(), rule.threshold());
            assertEquals(before.isOff() ? Action.ALLOW : Action.WARN, rule.action());
        });
        assertEquals(standard.completions().keySet(), watch.completions().keySet());
        assertEquals(true, watch.failOpen());
    }

    private static String table(Map<Check, Rule> rules) {
        return rules.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().action() + " "
                        + e.getValue().threshold() + "\n")
                .collect(Collectors.joining());
    }
}
