package dev.bartizan.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bartizan.domain.Action;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.HarmLevel;
import dev.bartizan.policy.Rule;
import dev.bartizan.policy.StreamingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardReaderTest {
    @Test
    void aGuardWithANameAloneIsTheDefaultGuard() throws ConfigException {
        assertEquals(GuardPolicy.standard().toBuilder().name("g").build(), guard(""));
    }

    @Test
    void readsEveryKeyOfAGuard() throws ConfigException {
        GuardPolicy expected = GuardPolicy.standard().toBuilder()
                .name("g")
                .prompt(Check.PROMPT_ATTACK, new Rule(Action.WARN, 0.6))
                .prompt(Check.DOCUMENT_ATTACK, new Rule(Action.ALLOW, 0.7))
                .prompt(Check.HARMFUL_REQUEST, new Rule(Action.BLOCK, 0.8))
                .prompt(Check.HATE, Rule.from(Action.BLOCK, HarmLevel.LOW))
                .completion(Check.HATE, Rule.from(Action.BLOCK, HarmLevel.HIGH))
                .both(Check.SEXUAL, Rule.from(Action.BLOCK, HarmLevel.LOW))
                .both(Check.VIOLENCE, Rule.from(Action.WARN, HarmLevel.MEDIUM))
                .both(Check.SELF_HARM, Rule.from(Action.ALLOW, HarmLevel.MEDIUM))
                .both(Check.SECRETS, Rule.of(Action.BLOCK))
                .prompt(Check.SENSITIVE, Rule.of(Action.WARN))
                .completion(Check.SENSITIVE, Rule.of(Action.REDACT))
                .prompt(Check.PROFANITY, Rule.of(Action.BLOCK))
                .completion(Check.PROFANITY, Rule.of(Action.REDACT))
                .completion(Check.PROTECTED_TEXT, Rule.of(Action.WARN))
                .completion(Check.PROTECTED_CODE, Rule.of(Action.ALLOW))
                .completion(Check.CODE_WEAKNESS, Rule.of(Action.BLOCK))
                .prompt(Check.MALICIOUS_LINK, new Rule(Action.BLOCK, 0.9))
                .completion(Check.MALICIOUS_LINK, new Rule(Action.REDACT, 0.9))
                .completion(Check.UNGROUNDED, new Rule(Action.BLOCK, 0.3))
                .prompt(Check.BLOCKLIST, Rule.of(Action.REDACT))
                .both(Check.CUSTOM_CATEGORY, new Rule(Action.WARN, 0.4))
                .both(Check.TASK_ADHERENCE, new Rule(Action.BLOCK, 0.2))
                .failOpen(true)
                .blocklists(List.of("rivals", "code.names"))
                .categories(List.of("advice"))
                .spotlighting(true)
                .streaming(StreamingMode.ASYNCHRONOUS)
                .build();
        assertEquals(expected, guard("""
                prompt_attack: warn
                prompt_attack_threshold: 0.6
                document_attack: off
                document_attack_threshold: 0.7
                harmful_request: block
                harmful_request_threshold: 0.8
                hate: low
                hate_in_completion: high
                sexual_in_prompt: low
                sexual_in_completion: low
                violence: annotate
                self_harm: off
                secrets: block
                sensitive_in_prompt: warn
                sensitive_in_completion: redact
                profanity: redact
                profanity_in_prompt: block
                protected_material: warn
                protected_material_code: off
                code_weakness: block
                malicious_link: redact
                malicious_link_in_prompt: block
                malicious_link_threshold: 0.9
                ungrounded: block
                ungrounded_threshold: 0.3
                blocklist_in_prompt: redact
                custom_category: warn
                custom_category_threshold: 0.4
                task_adherence: block
                task_adherence_threshold: 0.2
                fail_open: true
                blocklists: [rivals, code.names]
                categories: [advice]
                spotlighting: true
                streaming: asynchronous
            """));
    }

    @Test
    void annotateOnlyStopsNothingUnlessAKeySaysSo() throws ConfigException {
        assertEquals(
                GuardPolicy.annotateOnly("g").toBuilder()
                        .both(Check.SECRETS, Rule.of(Action.REDACT))
                        .build(),
                guard("""
                    annotate_only: true
                    secrets: redact
                """));
    }

    @Test
    void namesEveryWrongWordWithItsLine() {
        ConfigException e = assertThrows(ConfigException.class, () -> guard("""
                hate: severe
                prompt_attack: redact
                streaming: fast
                blocklists: ["not a name"]
                prompt_attack_in_completion: block
                ungrounded_threshold: 2
            """));
        List<String> messages =
                e.problems().stream().map(ConfigProblem::message).toList();
        assertEquals(6, messages.size(), messages.toString());
        assertEquals(
                "line 3: guards[0].hate: severe (expected: one of low, medium, high, annotate, off, warn, block, allow)",
                messages.get(0));
        assertEquals(
                "line 4: guards[0].prompt_attack: redact (expected: one of allow, warn, block, annotate, off)",
                messages.get(1));
        assertEquals("line 5: guards[0].streaming: fast (expected: one of buffered, asynchronous)", messages.get(2));
        assertEquals(
                "line 6: guards[0].blocklists: not allowed (expected: names of 1 to 64 letters, digits and . _ ~ -)",
                messages.get(3));
        assertEquals(
                "line 7: guards[0].prompt_attack_in_completion: unknown key",
                messages.get(4).split(" \\(", 2)[0]);
        assertEquals("line 8: guards[0].ungrounded_threshold: 2 (expected: a number 0..1)", messages.get(5));
    }

    @Test
    void aDeploymentCanOnlyListGuardsThatExist() {
        ConfigException e = assertThrows(
                ConfigException.class,
                () -> parse("deployments:\n  - name: s\n    sandbox: true\n    policies: [default, lax]\n"));
        assertEquals(
                List.of("line 4: deployments[0].policies: lax (expected: one of default)"),
                e.problems().stream().map(ConfigProblem::message).toList());
    }

    private static GuardPolicy guard(String keys) throws ConfigException {
        String indented = keys.lines().map(line -> "    " + line.strip() + "\n").reduce("", String::concat);
        return parse("guards:\n  - name: g\n" + indented + "deployments:\n  - name: s\n    sandbox: true\n")
                .guards()
                .getFirst();
    }

    private static Config parse(String text) throws ConfigException {
        return new ConfigLoader(Map.of()).parse(text, Path.of("").toAbsolutePath());
    }
}
