package dev.bartizan.policy;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Turns what inspection found in one text into a verdict under one {@link GuardPolicy}. Pure and thread-safe. */
public final class Guard {
    private final GuardPolicy policy;

    public Guard(GuardPolicy policy) {
        this.policy = policy;
    }

    public GuardPolicy policy() {
        return policy;
    }

    /** Decides on one text. The strictest action of any finding wins. */
    public Verdict decide(Inspection inspection, TextKind kind) {
        if (!inspection.complete() && !policy.failOpen()) {
            return new Verdict(
                    Action.BLOCK,
                    List.of("Inspection could not finish within its bounds and this guard fails closed."),
                    List.of());
        }
        Action action = Action.ALLOW;
        List<Finding> decisive = new ArrayList<>();
        for (Finding finding : inspection.findings()) {
            Action wanted = actionFor(finding, kind);
            if (wanted == Action.ALLOW || wanted.compareTo(action) < 0) {
                continue;
            }
            if (wanted != action) {
                decisive.clear();
                action = wanted;
            }
            decisive.add(finding);
        }
        List<String> reasons =
                decisive.stream().map(Finding::explanation).distinct().limit(8).toList();
        return new Verdict(action, reasons, decisive);
    }

    /** What this policy wants done about one finding, regardless of the others. */
    public Action actionFor(Finding finding, TextKind kind) {
        if (kind == TextKind.SYSTEM) {
            return Action.ALLOW;
        }
        boolean completion = kind == TextKind.COMPLETION;
        return switch (finding.detector()) {
            case FindingType.SECRETS_DETECTOR -> completion ? policy.secretsInCompletion() : policy.secretsInPrompt();
            case FindingType.SENSITIVE_DETECTOR ->
                completion ? policy.sensitiveInCompletion() : policy.sensitiveInPrompt();
            default -> attackAction(finding, completion);
        };
    }

    private Action attackAction(Finding finding, boolean completion) {
        if (completion) {
            return Action.ALLOW;
        }
        return switch (finding.type()) {
            case FindingType.PROMPT_ATTACK, FindingType.ASCII_SMUGGLING ->
                finding.score() >= policy.promptAttackThreshold() ? policy.promptAttack() : Action.ALLOW;
            case FindingType.DOCUMENT_ATTACK ->
                finding.score() >= policy.documentAttackThreshold() ? policy.documentAttack() : Action.ALLOW;
            default -> Action.ALLOW;
        };
    }
}
