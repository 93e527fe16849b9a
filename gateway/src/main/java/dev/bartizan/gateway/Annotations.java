package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.HarmLevel;
import dev.bartizan.policy.Rule;
import dev.bartizan.policy.RuleNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code content_filter_results} of prompts and completions, in the shape of Azure OpenAI.
 *
 * <p>{@code hate}, {@code self_harm}, {@code sexual}, {@code violence} have a severity; they are left out when no part was
 * scored for them, because {@code safe} would be a claim nobody checked. {@code jailbreak}, {@code indirect_attack}, {@code
 * personally_identifiable_information} and {@code credentials} (ours) are always there; other filters when the guard uses
 * them or something was found. {@code error} says that some part was not inspected in full.
 */
final class Annotations {
    private static final List<Check> WHEN_FOUND_IN_PROMPTS = List.of(
            Check.HARMFUL_REQUEST,
            Check.MALICIOUS_LINK,
            Check.TASK_ADHERENCE,
            Check.PROTECTED_TEXT,
            Check.PROTECTED_CODE,
            Check.CODE_WEAKNESS,
            Check.UNGROUNDED);
    private static final List<Check> WHEN_FOUND_IN_COMPLETIONS =
            List.of(Check.MALICIOUS_LINK, Check.CODE_WEAKNESS, Check.TASK_ADHERENCE);

    private final Json json;

    Annotations(Json json) {
        this.json = json;
    }

    /** {@code prompt_filter_results}: one entry for all messages. */
    ArrayNode prompt(List<TextPart> parts, Guard guard) {
        ArrayNode results = json.object().putArray("prompt_filter_results");
        ObjectNode entry = results.addObject();
        entry.put("prompt_index", 0);
        entry.set("content_filter_results", promptFilters(parts, guard));
        return results;
    }

    ObjectNode promptFilters(List<TextPart> parts, Guard guard) {
        Sheet sheet = new Sheet(parts, guard, guard.policy().prompts());
        sheet.harm();
        sheet.detected(Check.PROMPT_ATTACK);
        sheet.detected(Check.DOCUMENT_ATTACK);
        sheet.detectedWhenUsed(Check.PROFANITY);
        sheet.lists();
        WHEN_FOUND_IN_PROMPTS.forEach(sheet::detectedWhenFound);
        sheet.data();
        sheet.failure();
        return sheet.filters;
    }

    /** {@code content_filter_results} of one choice. */
    ObjectNode completionFilters(List<TextPart> parts, Guard guard) {
        Sheet sheet = new Sheet(parts, guard, guard.policy().completions());
        sheet.harm();
        // Known only when there is a corpus to compare with: "not detected" would be a claim nobody checked.
        sheet.detectedWhenFound(Check.PROTECTED_TEXT);
        sheet.detectedWhenFound(Check.PROTECTED_CODE);
        sheet.detectedWhenUsed(Check.PROFANITY);
        sheet.lists();
        sheet.ungrounded();
        WHEN_FOUND_IN_COMPLETIONS.forEach(sheet::detectedWhenFound);
        sheet.data();
        sheet.failure();
        return sheet.filters;
    }

    /**
     * The choice of an event about text that was sent before it was inspected. Offsets are UTF-16 units of the text of its
     * channel; up to {@code check_offset} everything was inspected. {@code content_filter_raw} lists what was found, so that a
     * client can take it back.
     */
    ObjectNode checked(int index, Channel.Checked checked, Guard guard) {
        ObjectNode choice = json.object();
        choice.put("index", index);
        choice.putObject("delta");
        choice.putNull("finish_reason");
        choice.set("content_filter_results", completionFilters(List.of(checked.part()), guard));
        ArrayNode raw = choice.putArray("content_filter_raw");
        int start = checked.window().start();
        for (Finding finding : checked.part().inspection().findings()) {
            raw.addObject()
                    .put("type", finding.type())
                    .put("score", finding.score())
                    .put("action", guard.actionFor(finding, TextKind.COMPLETION).wireName())
                    .put("start_offset", start + finding.span().start())
                    .put("end_offset", start + finding.span().end());
        }
        ObjectNode offsets = choice.putObject("content_filter_offsets");
        offsets.put("check_offset", checked.window().end());
        offsets.put("start_offset", start);
        offsets.put("end_offset", checked.window().end());
        choice.putObject("bartizan").put("channel", checked.part().role());
        return choice;
    }

    /** One {@code content_filter_results} object in the making. */
    private final class Sheet {
        private final ObjectNode filters = json.object();
        private final List<TextPart> parts;
        private final Guard guard;
        private final Map<Check, Rule> rules;

        Sheet(List<TextPart> parts, Guard guard, Map<Check, Rule> rules) {
            this.parts = parts.stream()
                    .filter(part -> part.kind() != TextKind.SYSTEM)
                    .toList();
            this.guard = guard;
            this.rules = rules;
        }

        void harm() {
            for (Check check : Check.HARM) {
                Seen seen = seen(check);
                if (seen.scored()) {
                    ObjectNode node = filters.putObject(check.wireName());
                    node.put("filtered", seen.action() == Action.BLOCK);
                    node.put("severity", HarmLevel.ofSeverity(seen.severity()).wireName());
                }
            }
        }

        ObjectNode detected(Check check) {
            return detected(check, seen(check));
        }

        void detectedWhenUsed(Check check) {
            Seen seen = seen(check);
            boolean used = rules.containsKey(check)
                    && !rules.getOrDefault(check, Rule.OFF).isOff();
            if (used || seen.known()) {
                detected(check, seen);
            }
        }

        void detectedWhenFound(Check check) {
            Seen seen = seen(check);
            if (seen.known()) {
                detected(check, seen);
            }
        }

        void ungrounded() {
            Seen seen = seen(Check.UNGROUNDED);
            if (seen.known()) {
                ArrayNode details = detected(Check.UNGROUNDED, seen).putArray("details");
                for (Finding finding : seen.found()) {
                    ObjectNode place = details.addObject();
                    place.put("completion_start_offset", finding.span().start());
                    place.put("completion_end_offset", finding.span().end());
                }
            }
        }

        void lists() {
            GuardPolicy policy = guard.policy();
            named(Check.BLOCKLIST, "custom_blocklists", !policy.blocklists().isEmpty(), RuleNames::blocklist);
            named(
                    Check.CUSTOM_CATEGORY,
                    "custom_categories",
                    !policy.categories().isEmpty(),
                    RuleNames::category);
        }

        void data() {
            redactable(Check.SENSITIVE, "personally_identifiable_information");
            redactable(Check.SECRETS, "credentials");
        }

        void failure() {
            if (parts.stream().allMatch(part -> part.inspection().complete())) {
                return;
            }
            ObjectNode error = filters.putObject("error");
            error.put("code", "content_filter_error");
            error.put(
                    "message",
                    guard.policy().failOpen()
                            ? "The contents are not filtered in full: inspection failed and this guard fails open."
                            : "The contents could not be inspected in full and this guard fails closed.");
        }

        private ObjectNode detected(Check check, Seen seen) {
            ObjectNode node = filters.putObject(key(check));
            node.put("detected", seen.detected());
            node.put("filtered", seen.action() == Action.BLOCK);
            if (check == Check.PROTECTED_CODE && seen.detected()) {
                Citation.of(seen.found()).write(node);
            }
            return node;
        }

        private void named(Check check, String key, boolean used, UnaryOperator<String> name) {
            Seen seen = seen(check);
            if (!used && !seen.known()) {
                return;
            }
            Map<String, Boolean> byName = new TreeMap<>();
            for (TextPart part : parts) {
                guard.ruling(check, part.inspection(), part.kind())
                        .found()
                        .forEach(finding -> byName.merge(
                                name.apply(finding.rule()),
                                guard.actionFor(finding, part.kind()) == Action.BLOCK,
                                Boolean::logicalOr));
            }
            ObjectNode node = filters.putObject(key);
            node.put("filtered", seen.action() == Action.BLOCK);
            ArrayNode details = node.putArray("details");
            byName.forEach((id, filtered) -> details.addObject().put("id", id).put("filtered", filtered));
        }

        private void redactable(Check check, String key) {
            Seen seen = seen(check);
            ObjectNode node = filters.putObject(key);
            node.put("detected", seen.detected());
            node.put("filtered", seen.action() == Action.BLOCK);
            node.put("redacted", seen.action() == Action.REDACT);
        }

        private Seen seen(Check check) {
            return Seen.of(check, parts, guard);
        }
    }

    private static String key(Check check) {
        return switch (check) {
            case PROMPT_ATTACK -> "jailbreak";
            case DOCUMENT_ATTACK -> "indirect_attack";
            case PROTECTED_TEXT -> "protected_material_text";
            case PROTECTED_CODE -> "protected_material_code";
            case UNGROUNDED -> "ungrounded_material";
            case HARMFUL_REQUEST,
                    HATE,
                    SEXUAL,
                    VIOLENCE,
                    SELF_HARM,
                    SECRETS,
                    SENSITIVE,
                    PROFANITY,
                    CODE_WEAKNESS,
                    MALICIOUS_LINK,
                    BLOCKLIST,
                    CUSTOM_CATEGORY,
                    TASK_ADHERENCE -> check.wireName();
        };
    }
}
