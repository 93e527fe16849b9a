package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code content_filter_results} of prompts and completions.
 *
 * <p>{@code jailbreak}, {@code indirect_attack} and {@code personally_identifiable_information} are the filters of Azure
 * OpenAI; {@code credentials} is ours. Harm categories (hate, sexual, violence, self_harm) are not scored yet and so are
 * left out: {@code safe} would be a claim nobody checked.
 */
final class Annotations {
    private final Json json;

    Annotations(Json json) {
        this.json = json;
    }

    /** {@code prompt_filter_results}: one entry for all messages. */
    ArrayNode prompt(List<TextPart> parts, GuardRun guard) {
        ArrayNode results = json.object().putArray("prompt_filter_results");
        ObjectNode entry = results.addObject();
        entry.put("prompt_index", 0);
        entry.set("content_filter_results", promptFilters(parts, guard));
        return results;
    }

    ObjectNode promptFilters(List<TextPart> parts, GuardRun guard) {
        ObjectNode filters = json.object();
        attack(filters.putObject("jailbreak"), parts, guard, f -> FindingType.isAttack(f.type()) && !indirect(f));
        attack(filters.putObject("indirect_attack"), parts, guard, Annotations::indirect);
        sensitive(filters, parts, guard);
        failure(filters, guard);
        return filters;
    }

    /** {@code content_filter_results} of one choice. */
    ObjectNode completionFilters(List<TextPart> parts, GuardRun guard) {
        ObjectNode filters = json.object();
        sensitive(filters, parts, guard);
        failure(filters, guard);
        return filters;
    }

    private static void sensitive(ObjectNode filters, List<TextPart> parts, GuardRun guard) {
        data(
                filters.putObject("personally_identifiable_information"),
                parts,
                guard,
                f -> f.detector().equals(FindingType.SENSITIVE_DETECTOR));
        data(filters.putObject("credentials"), parts, guard, f -> f.detector().equals(FindingType.SECRETS_DETECTOR));
    }

    private static boolean indirect(Finding finding) {
        return finding.type().equals(FindingType.DOCUMENT_ATTACK);
    }

    /** An attack counts as detected from the guard's threshold on. */
    private static void attack(ObjectNode node, List<TextPart> parts, GuardRun guard, Predicate<Finding> which) {
        Action strictest = strictest(parts, guard, which);
        node.put("detected", strictest != Action.ALLOW);
        node.put("filtered", strictest == Action.BLOCK);
    }

    private static void data(ObjectNode node, List<TextPart> parts, GuardRun guard, Predicate<Finding> which) {
        boolean detected = parts.stream()
                .filter(part -> part.kind() != TextKind.SYSTEM)
                .anyMatch(part -> part.inspection().findings().stream().anyMatch(which));
        Action strictest = strictest(parts, guard, which);
        node.put("detected", detected);
        node.put("filtered", strictest == Action.BLOCK);
        node.put("redacted", strictest == Action.REDACT);
    }

    private static Action strictest(List<TextPart> parts, GuardRun guard, Predicate<Finding> which) {
        Action strictest = Action.ALLOW;
        for (TextPart part : parts) {
            for (Finding finding : part.inspection().findings()) {
                if (which.test(finding)) {
                    strictest = strictest.strictest(guard.actionFor(finding, part.kind()));
                }
            }
        }
        return strictest;
    }

    private static void failure(ObjectNode filters, GuardRun guard) {
        if (guard.failedOpen()) {
            ObjectNode error = filters.putObject("error");
            error.put("code", "content_filter_error");
            error.put("message", "The contents are not filtered: inspection failed and this guard fails open.");
        }
    }
}
