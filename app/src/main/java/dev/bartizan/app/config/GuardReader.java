package dev.bartizan.app.config;

import dev.bartizan.domain.Action;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.GuardPolicyBuilder;
import dev.bartizan.policy.HarmLevel;
import dev.bartizan.policy.Rule;
import dev.bartizan.policy.StreamingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one guard of the file.
 *
 * <p>Every check {@code c} has a key {@code c}; those that read prompts and answers have {@code c_in_prompt} and {@code
 * c_in_completion} as well, which win. {@code protected_material} stands for text and code. What no key says is as in the
 * default guard, or as in the annotating one with {@code annotate_only: true}.
 */
final class GuardReader {
    private static final Pattern LIST_NAME = Pattern.compile("[0-9A-Za-z._~-]{1,64}");
    private static final List<Check> WITH_THRESHOLD = List.of(
            Check.PROMPT_ATTACK,
            Check.DOCUMENT_ATTACK,
            Check.HARMFUL_REQUEST,
            Check.MALICIOUS_LINK,
            Check.UNGROUNDED,
            Check.CUSTOM_CATEGORY,
            Check.TASK_ADHERENCE);

    private final Section section;
    private final GuardPolicy base;
    private final GuardPolicyBuilder guard;

    private GuardReader(Section section, String name) {
        this.section = section;
        this.base = section.flag("annotate_only", false)
                ? GuardPolicy.annotateOnly(name)
                : GuardPolicy.standard().toBuilder().name(name).build();
        this.guard = base.toBuilder();
    }

    /** Reads all keys but the name; problems are noted and the rest is read on. */
    static GuardPolicy read(Section section, String name) {
        return new GuardReader(section, name).read();
    }

    private GuardPolicy read() {
        for (Check check : Check.values()) {
            if (check.readsPrompts()) {
                guard.prompt(check, rule(check, "_in_prompt", base.prompts().getOrDefault(check, Rule.OFF)));
            }
            if (check.readsCompletions()) {
                guard.completion(
                        check, rule(check, "_in_completion", base.completions().getOrDefault(check, Rule.OFF)));
            }
        }
        return guard.failOpen(section.flag("fail_open", base.failOpen()))
                .blocklists(names("blocklists"))
                .categories(names("categories"))
                .spotlighting(section.flag("spotlighting", base.spotlighting()))
                .streaming(section.choice("streaming", base.streaming(), List.of(StreamingMode.values())))
                .build();
    }

    /** The rule of one direction: what its own key says, else what the key for both says, else the base. */
    private Rule rule(Check check, String direction, Rule fallback) {
        Rule rule = fallback;
        if (WITH_THRESHOLD.contains(check)) {
            rule = new Rule(rule.action(), section.fraction(check.wireName() + "_threshold", fallback.threshold()));
        }
        if (check == Check.PROTECTED_TEXT || check == Check.PROTECTED_CODE) {
            rule = said("protected_material", check, rule);
            return said(
                    check == Check.PROTECTED_TEXT ? "protected_material_text" : "protected_material_code", check, rule);
        }
        rule = said(check.wireName(), check, rule);
        return check.readsPrompts() && check.readsCompletions()
                ? said(check.wireName() + direction, check, rule)
                : rule;
    }

    private Rule said(String key, Check check, Rule before) {
        return section.word(key, check.isHarm() ? harmWords() : words(check, before))
                .orElse(before);
    }

    /** {@code medium}: block from medium severity on. */
    private static Map<String, Rule> harmWords() {
        Map<String, Rule> words = new LinkedHashMap<>();
        for (HarmLevel level : List.of(HarmLevel.LOW, HarmLevel.MEDIUM, HarmLevel.HIGH)) {
            words.put(level.wireName(), Rule.from(Action.BLOCK, level));
        }
        words.put("annotate", Rule.from(Action.WARN, HarmLevel.MEDIUM));
        words.put("off", Rule.from(Action.ALLOW, HarmLevel.MEDIUM));
        words.put("warn", Rule.from(Action.WARN, HarmLevel.MEDIUM));
        words.put("block", Rule.from(Action.BLOCK, HarmLevel.MEDIUM));
        words.put("allow", Rule.from(Action.ALLOW, HarmLevel.MEDIUM));
        return words;
    }

    private static Map<String, Rule> words(Check check, Rule before) {
        Map<String, Rule> words = new LinkedHashMap<>();
        for (Action action : Action.values()) {
            if (action != Action.REDACT || check.redactable()) {
                words.put(action.wireName(), before.withAction(action));
            }
        }
        words.put("annotate", before.withAction(Action.WARN));
        words.put("off", before.withAction(Action.ALLOW));
        return words;
    }

    private List<String> names(String key) {
        List<String> names = section.texts(key, List.of());
        for (String name : names) {
            if (!LIST_NAME.matcher(name).matches()) {
                section.problem(key, "not allowed", "names of 1 to 64 letters, digits and . _ ~ -");
            }
        }
        return names;
    }
}
