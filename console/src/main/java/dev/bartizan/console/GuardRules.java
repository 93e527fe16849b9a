package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.HarmLevel;
import dev.bartizan.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A guard in words: one line for each rule, prompts and answers together where they agree. */
final class GuardRules {
    private static final int SEVERITIES = 8;
    private static final Map<Check, String> NAMES = Map.ofEntries(
            Map.entry(Check.PROMPT_ATTACK, "Attack"),
            Map.entry(Check.DOCUMENT_ATTACK, "Instruction planted in a document"),
            Map.entry(Check.HARMFUL_REQUEST, "Request for help with harm"),
            Map.entry(Check.HATE, "Hate"),
            Map.entry(Check.SEXUAL, "Sexual content"),
            Map.entry(Check.VIOLENCE, "Violence"),
            Map.entry(Check.SELF_HARM, "Self-harm"),
            Map.entry(Check.SECRETS, "Credential"),
            Map.entry(Check.SENSITIVE, "Personal data"),
            Map.entry(Check.PROFANITY, "Profanity"),
            Map.entry(Check.PROTECTED_TEXT, "Protected text"),
            Map.entry(Check.PROTECTED_CODE, "Protected code"),
            Map.entry(Check.CODE_WEAKNESS, "Weakness in code"),
            Map.entry(Check.MALICIOUS_LINK, "Malicious link"),
            Map.entry(Check.UNGROUNDED, "Claim without support"),
            Map.entry(Check.BLOCKLIST, "Blocklist item"),
            Map.entry(Check.CUSTOM_CATEGORY, "Custom category"),
            Map.entry(Check.TASK_ADHERENCE, "Tool call off the task"));

    private GuardRules() {}

    static List<DeploymentPages.GuardRule> of(GuardPolicy guard) {
        List<DeploymentPages.GuardRule> rules = new ArrayList<>();
        for (Check check : Check.values()) {
            Rule prompt = guard.prompts().getOrDefault(check, Rule.OFF);
            Rule completion = guard.completions().getOrDefault(check, Rule.OFF);
            if (!applies(check, guard)) {
                continue;
            }
            if (check.readsPrompts() && check.readsCompletions() && prompt.equals(completion)) {
                rules.add(rule(name(check) + " in a prompt or an answer", check, prompt));
                continue;
            }
            if (check.readsPrompts()) {
                rules.add(rule(name(check) + (check == Check.DOCUMENT_ATTACK ? "" : " in a prompt"), check, prompt));
            }
            if (check.readsCompletions()) {
                rules.add(rule(name(check) + " in an answer", check, completion));
            }
        }
        rules.add(new DeploymentPages.GuardRule(
                "Inspection could not finish",
                guard.failOpen() ? Action.WARN : Action.BLOCK,
                guard.failOpen() ? "fails open" : "fails closed"));
        return rules;
    }

    /** Lists and categories that a guard does not name are nothing it looks for. */
    private static boolean applies(Check check, GuardPolicy guard) {
        return switch (check) {
            case BLOCKLIST -> !guard.blocklists().isEmpty();
            case CUSTOM_CATEGORY -> !guard.categories().isEmpty();
            default -> true;
        };
    }

    private static DeploymentPages.GuardRule rule(String what, Check check, Rule rule) {
        return new DeploymentPages.GuardRule(what, rule.action(), rule.isOff() ? "" : note(check, rule.threshold()));
    }

    private static String note(Check check, double threshold) {
        if (threshold == 0) {
            return "";
        }
        return check.isHarm()
                ? "from severity "
                        + HarmLevel.ofSeverity((int) (threshold * SEVERITIES)).wireName()
                : "from score " + Words.score(threshold);
    }

    private static String name(Check check) {
        return NAMES.getOrDefault(check, check.wireName());
    }
}
