package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.domain.Tokens;
import dev.bartizan.domain.Verdict;
import dev.bartizan.inspection.adherence.Conversation.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Inspects a whole answer and edits it: spans redacted, blocked choices cut. Every string of a message is inspected,
 * whatever field it is in; so are fields of the answer itself that we do not know.
 */
final class PlainAnswer {
    private static final Set<String> MESSAGE_LABELS = Set.of("role", "id", "type", "name", "index");
    private static final Set<String> CHOICE_LABELS =
            Set.of("index", "message", "finish_reason", "stop_reason", "logprobs", "content_filter_results");
    private static final Set<String> ANSWER_LABELS = Set.of(
            "id", "object", "created", "model", "choices", "usage", "system_fingerprint", "service_tier", "bartizan");

    private final ObjectNode answer;
    private final GuardRun guard;
    private final AnswerChecks checks;
    private final Annotations annotations;
    private final VerdictTally tally = new VerdictTally();
    private final List<TextPart> parts = new ArrayList<>();
    private boolean blocked;

    private PlainAnswer(ObjectNode answer, GuardRun guard, AnswerChecks checks, Annotations annotations) {
        this.answer = answer;
        this.guard = guard;
        this.checks = checks;
        this.annotations = annotations;
    }

    /** Throws {@link UpstreamFailure} for anything that is not a chat completion. */
    static PlainAnswer inspect(
            JsonNode node, GuardRun guard, AnswerChecks checks, Annotations annotations, ArrayNode promptResults) {
        if (!(node instanceof ObjectNode object) || !(object.path("choices") instanceof ArrayNode choices)) {
            throw UpstreamFailure.broken("its answer is not a chat completion");
        }
        PlainAnswer plain = new PlainAnswer(object, guard, checks, annotations);
        for (JsonNode choice : choices.values()) {
            plain.choice(choice);
        }
        plain.otherFields();
        object.set("prompt_filter_results", promptResults);
        return plain;
    }

    ObjectNode body() {
        return answer;
    }

    Tokens tokens() {
        return StreamAssembler.tokens(answer.path("usage"));
    }

    Verdict verdict() {
        return tally.verdict();
    }

    boolean blocked() {
        return blocked;
    }

    List<TextPart> parts() {
        return parts;
    }

    private void choice(JsonNode node) {
        if (!(node instanceof ObjectNode choice)) {
            throw UpstreamFailure.broken("its answer has a choice that is not an object");
        }
        List<TextSlot> slots = new ArrayList<>();
        VerdictTally mine = new VerdictTally();
        int from = parts.size();
        if (choice.path("message") instanceof ObjectNode message) {
            for (Map.Entry<String, JsonNode> field : message.properties()) {
                if (!MESSAGE_LABELS.contains(field.getKey())) {
                    int before = parts.size();
                    walk(message, field.getKey(), field.getValue(), role(field.getKey()), mine, slots);
                    if (field.getKey().equals("content")) {
                        claims(before, mine);
                    }
                }
            }
            calls(message, from, mine);
        }
        for (Map.Entry<String, JsonNode> field : choice.properties()) {
            if (!CHOICE_LABELS.contains(field.getKey())) {
                walk(choice, field.getKey(), field.getValue(), Channel.ANSWER, mine, slots);
            }
        }
        boolean redacted = false;
        for (TextSlot slot : slots) {
            redacted |= slot.writeBack();
        }
        if (mine.action() == Action.BLOCK) {
            blocked = true;
            cut(choice);
        }
        if (redacted || mine.action() == Action.BLOCK) {
            // The tokens would repeat what was taken out.
            choice.remove("logprobs");
        }
        choice.set(
                "content_filter_results",
                annotations.completionFilters(parts.subList(from, parts.size()), guard.guard()));
        tally.add(mine.verdict());
    }

    /** Checks the answer that stands in the parts from here on against the sources. */
    private void claims(int from, VerdictTally mine) {
        for (int i = from; i < parts.size() && checks.readsAnswers(); i++) {
            TextPart part = parts.get(i);
            if (part.role().equals(Channel.ANSWER) && !part.text().isBlank()) {
                add(i, checks.claims(part.text()), mine);
            }
        }
    }

    /** Judges the tool calls of a message whose parts begin here. What is said of a call stands with its arguments. */
    private void calls(ObjectNode message, int from, VerdictTally mine) {
        if (!checks.readsCalls()) {
            return;
        }
        List<ToolCall> calls = CallReader.calls(message);
        List<Inspection> judged = checks.calls(calls);
        Set<Integer> taken = new HashSet<>();
        for (int call = 0; call < calls.size(); call++) {
            add(place(calls.get(call), from, taken), judged.get(call), mine);
        }
    }

    private int place(ToolCall call, int from, Set<Integer> taken) {
        for (int i = from; i < parts.size(); i++) {
            TextPart part = parts.get(i);
            if (part.role().equals(Channel.TOOL_CALL) && part.text().equals(call.arguments()) && taken.add(i)) {
                return i;
            }
        }
        parts.add(new TextPart(Channel.TOOL_CALL, TextKind.COMPLETION, call.arguments(), Inspection.empty()));
        taken.add(parts.size() - 1);
        return parts.size() - 1;
    }

    private void add(int place, Inspection more, VerdictTally mine) {
        TextPart part = parts.get(place);
        parts.set(
                place,
                new TextPart(
                        part.role(), part.kind(), part.text(), part.inspection().and(more)));
        mine.add(guard.guard().decide(more, TextKind.COMPLETION));
    }

    private void otherFields() {
        List<TextSlot> slots = new ArrayList<>();
        VerdictTally mine = new VerdictTally();
        for (String key : List.copyOf(answer.propertyNames())) {
            if (!ANSWER_LABELS.contains(key)) {
                walk(answer, key, answer.path(key), Channel.ANSWER, mine, slots);
                if (mine.action() == Action.BLOCK) {
                    answer.remove(key);
                }
            }
        }
        slots.forEach(TextSlot::writeBack);
    }

    private void walk(
            ObjectNode holder, String key, JsonNode value, String role, VerdictTally mine, List<TextSlot> slots) {
        if (value.isString()) {
            slots.add(inspected(new TextSlot(value.stringValue(), t -> holder.put(key, t)), value, role, mine));
        } else {
            walkInside(value, role, mine, slots);
        }
    }

    private void walkInside(JsonNode value, String role, VerdictTally mine, List<TextSlot> slots) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (!MESSAGE_LABELS.contains(field.getKey())) {
                    walk(object, field.getKey(), field.getValue(), role, mine, slots);
                }
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                JsonNode item = array.path(i);
                if (item.isString()) {
                    TextSlot slot = new TextSlot(item.stringValue(), t -> array.set(at, StringNode.valueOf(t)));
                    slots.add(inspected(slot, item, role, mine));
                } else {
                    walkInside(item, role, mine, slots);
                }
            }
        }
    }

    private TextSlot inspected(TextSlot slot, JsonNode value, String role, VerdictTally mine) {
        for (ThinkBlocks.Block block : ThinkBlocks.cut(value.stringValue(), role)) {
            Span span = block.span();
            TextSlot.Piece piece = slot.piece(span);
            GuardRun.Decided decided = guard.decide(piece.text(), TextKind.COMPLETION);
            parts.add(new TextPart(block.role(), TextKind.COMPLETION, piece.text(), decided.inspection()));
            mine.add(decided.verdict());
            Redactions.of(decided.verdict()).forEach(piece::redact);
        }
        return slot;
    }

    private void cut(ObjectNode choice) {
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant");
        message.putNull("content");
        choice.put("finish_reason", "content_filter");
    }

    private static String role(String key) {
        return switch (key) {
            case "reasoning_content", "reasoning", "reasoning_details", "thinking" -> Channel.REASONING;
            case "tool_calls", "function_call" -> Channel.TOOL_CALL;
            case "refusal" -> Channel.REFUSAL;
            default -> Channel.ANSWER;
        };
    }
}
