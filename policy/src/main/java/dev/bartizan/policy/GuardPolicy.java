package dev.bartizan.policy;

import dev.bartizan.domain.Action;

/**
 * What a guard does on each kind of finding. One per guard name in the configuration; deployments name their guard.
 *
 * @param name e.g. {@code default}
 * @param promptAttack on a user prompt attack at or above the threshold
 * @param documentAttack on an instruction planted in retrieved content
 * @param promptAttackThreshold score 0..1
 * @param documentAttackThreshold score 0..1
 * @param secretsInPrompt on credentials a person sends
 * @param secretsInCompletion on credentials a model answers
 * @param sensitiveInPrompt on cards, IBANs, mail addresses, phone numbers a person sends
 * @param sensitiveInCompletion on the same in an answer
 * @param failOpen when inspection could not finish: true lets the text through with an annotation, false blocks
 */
public record GuardPolicy(
        String name,
        Action promptAttack,
        Action documentAttack,
        double promptAttackThreshold,
        double documentAttackThreshold,
        Action secretsInPrompt,
        Action secretsInCompletion,
        Action sensitiveInPrompt,
        Action sensitiveInCompletion,
        boolean failOpen) {
    public static final String DEFAULT_NAME = "default";

    public GuardPolicy {
        threshold("promptAttackThreshold", promptAttackThreshold);
        threshold("documentAttackThreshold", documentAttackThreshold);
    }

    /** Blocks attacks, redacts credentials in answers, warns of credentials in prompts, fails closed. */
    public static GuardPolicy standard() {
        return new GuardPolicy(
                DEFAULT_NAME,
                Action.BLOCK,
                Action.BLOCK,
                0.5,
                0.5,
                Action.REDACT,
                Action.REDACT,
                Action.ALLOW,
                Action.ALLOW,
                false);
    }

    /** Finds everything, stops nothing. */
    public static GuardPolicy annotateOnly(String name) {
        return new GuardPolicy(
                name, Action.WARN, Action.WARN, 0.5, 0.5, Action.WARN, Action.WARN, Action.ALLOW, Action.ALLOW, true);
    }

    private static void threshold(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: 0..1)");
        }
    }
}
