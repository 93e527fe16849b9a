package dev.bartizan.policy;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.TextKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a guard does on each kind of finding. One per guard name in the configuration; deployments name their guard.
 *
 * @param name e.g. {@code default}
 * @param prompts rules for what people and documents say, by check; a check that is absent is off
 * @param completions rules for what models say, by check; a check that is absent is off
 * @param failOpen when inspection could not finish: true lets the text through with an annotation, false blocks
 * @param blocklists names of the blocklists whose items count
 * @param categories names of the custom categories that count
 * @param spotlighting encodes documents before they reach the model, so that it can tell data from instructions
 * @param streaming when the text of a stream is inspected
 */
public record GuardPolicy(
        String name,
        Map<Check, Rule> prompts,
        Map<Check, Rule> completions,
        boolean failOpen,
        List<String> blocklists,
        List<String> categories,
        boolean spotlighting,
        StreamingMode streaming) {
    public static final String DEFAULT_NAME = "default";

    /** From this score on something counts as detected, where detectors give scores. */
    private static final double SCORE = 0.5;

    public GuardPolicy {
        prompts = checked("prompts", prompts);
        completions = checked("completions", completions);
        blocklists = List.copyOf(blocklists);
        categories = List.copyOf(categories);
        for (Check check : Check.values()) {
            if (!check.readsPrompts() && prompts.containsKey(check)) {
                throw new IllegalArgumentException("prompts: " + check.wireName() + " (expected: for completions)");
            }
            if (!check.readsCompletions() && completions.containsKey(check)) {
                throw new IllegalArgumentException("completions: " + check.wireName() + " (expected: for prompts)");
            }
        }
    }

    /**
     * The default guard. Blocks attacks, harm from medium severity on and protected material in answers; redacts
     * credentials; fails closed.
     */
    public static GuardPolicy standard() {
        GuardPolicyBuilder guard = new GuardPolicyBuilder(DEFAULT_NAME);
        Check.HARM.forEach(check -> guard.both(check, Rule.from(Action.BLOCK, HarmLevel.MEDIUM)));
        return guard.prompt(Check.PROMPT_ATTACK, new Rule(Action.BLOCK, SCORE))
                .prompt(Check.DOCUMENT_ATTACK, new Rule(Action.BLOCK, SCORE))
                .prompt(Check.HARMFUL_REQUEST, new Rule(Action.WARN, SCORE))
                .both(Check.SECRETS, Rule.of(Action.REDACT))
                .both(Check.SENSITIVE, Rule.OFF)
                .both(Check.PROFANITY, Rule.OFF)
                .completion(Check.PROTECTED_TEXT, Rule.of(Action.BLOCK))
                .completion(Check.PROTECTED_CODE, Rule.of(Action.BLOCK))
                .completion(Check.CODE_WEAKNESS, Rule.of(Action.WARN))
                .prompt(Check.MALICIOUS_LINK, new Rule(Action.WARN, SCORE))
                .completion(Check.MALICIOUS_LINK, new Rule(Action.BLOCK, SCORE))
                .completion(Check.UNGROUNDED, new Rule(Action.ALLOW, SCORE))
                .both(Check.BLOCKLIST, Rule.of(Action.BLOCK))
                .both(Check.CUSTOM_CATEGORY, new Rule(Action.BLOCK, SCORE))
                .both(Check.TASK_ADHERENCE, new Rule(Action.WARN, SCORE))
                .build();
    }

    /** Finds what the default guard finds, stops and changes nothing, fails open. */
    public static GuardPolicy annotateOnly(String name) {
        GuardPolicyBuilder guard = standard().toBuilder().name(name).failOpen(true);
        standard().prompts().forEach((check, rule) -> guard.prompt(check, watching(rule)));
        standard().completions().forEach((check, rule) -> guard.completion(check, watching(rule)));
        return guard.build();
    }

    /** The rule about a check for this kind of text. Nothing is done about the deployer's own words. */
    public Rule rule(Check check, TextKind kind) {
        return switch (kind) {
            case SYSTEM -> Rule.OFF;
            case PROMPT, DOCUMENT -> prompts.getOrDefault(check, Rule.OFF);
            case COMPLETION -> completions.getOrDefault(check, Rule.OFF);
        };
    }

    /** The same guard for text that the client has seen already: what would be redacted is a warning. */
    public GuardPolicy afterTheFact() {
        GuardPolicyBuilder guard = toBuilder();
        completions.forEach((check, rule) ->
                guard.completion(check, rule.action() == Action.REDACT ? rule.withAction(Action.WARN) : rule));
        return guard.build();
    }

    public GuardPolicyBuilder toBuilder() {
        return new GuardPolicyBuilder(this);
    }

    private static Rule watching(Rule rule) {
        return rule.isOff() ? rule : rule.withAction(Action.WARN);
    }

    private static Map<Check, Rule> checked(String direction, Map<Check, Rule> rules) {
        Map<Check, Rule> copy = new EnumMap<>(Check.class);
        rules.forEach((check, rule) -> {
            if (rule.action() == Action.REDACT && !check.redactable()) {
                throw new IllegalArgumentException(
                        direction + ": " + check.wireName() + ": redact (expected: allow, warn or block)");
            }
            copy.put(check, rule);
        });
        return Collections.unmodifiableMap(copy);
    }
}
