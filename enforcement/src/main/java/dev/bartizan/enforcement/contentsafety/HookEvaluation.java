package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Action;
import dev.bartizan.inspection.Redactor;
import dev.bartizan.inspection.adherence.Adherence;
import dev.bartizan.inspection.adherence.TaskAdherence;
import dev.bartizan.policy.Guard;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST agent:evaluate}: allow, deny or transform at one of the eight hook points of an agent. A transform comes as
 * the redacted texts by JSON pointer, and as the members of the context with them in place. Whatever could not be inspected
 * is denied; hosts are to treat an error as a denial too.
 */
final class HookEvaluation implements Operation {
    static final int BODY_BYTES_MAX = 1_048_576;
    static final String POINT = "interception_point";

    private final Moderator moderator;
    private final Json json;

    HookEvaluation(Moderator moderator, Json json) {
        this.moderator = moderator;
        this.json = json;
    }

    @Override
    public Answer answer(Call call) {
        Fields context = call.body();
        if (!context.has(POINT)) {
            throw Problem.member(POINT, "missing (expected: one of " + String.join(", ", HookPoint.WIRE_NAMES) + ")");
        }
        HookPoint point = HookPoint.of(context.choice(POINT, HookPoint.WIRE_NAMES, ""));
        Guard guard = moderator.guard(call.parameter("policyId"));
        HookTexts texts = new HookTexts();
        point.collect(context, texts);
        List<Judged> judged = moderator.judge(texts.pieces(), guard, context);
        Decision decision = Moderator.strictest(judged);
        String reason = Moderator.reason(judged);
        ObjectNode answer = json.object();
        ArrayNode evidence = json.object().putArray("evidence");
        if (point == HookPoint.PRE_TOOL_CALL) {
            Adherence adherence = TaskAdherence.judge(Conversations.ofHook(context));
            if (adherence.taskRiskDetected()) {
                ObjectNode entry = evidence.addObject();
                entry.put("path", "/tool_call");
                entry.put("type", "task_adherence");
                entry.put("score", FindingJson.rounded(adherence.score()));
                entry.put("explanation", adherence.details());
                reason = decision == Decision.DENY ? reason : adherence.details();
                decision = Decision.DENY;
            }
        }
        judged.forEach(one -> one.evidence(evidence));
        answer.put("decision", decision.wireName());
        answer.put("reason", reason);
        answer.put(POINT, point.wireName());
        warnings(answer.putArray("warnings"), judged);
        answer.set("evidence", evidence);
        if (decision == Decision.TRANSFORM) {
            transforms(answer.putArray("transform"), judged);
            answer.set("transformed", transformed(context, judged));
        }
        answer.put("policyId", guard.policy().name());
        call.parameter("targetResourceId").ifPresent(id -> answer.put("targetResourceId", id));
        return Answer.ok(answer);
    }

    static void warnings(ArrayNode target, List<Judged> judged) {
        judged.stream()
                .filter(one -> one.verdict().action() == Action.WARN)
                .flatMap(one -> one.verdict().reasons().stream())
                .distinct()
                .limit(FindingJson.FINDINGS_MAX)
                .forEach(target::add);
    }

    static void transforms(ArrayNode target, List<Judged> judged) {
        for (Judged one : judged) {
            if (one.decision() == Decision.TRANSFORM) {
                ObjectNode entry = target.addObject();
                entry.put("path", one.path());
                entry.put("value", redacted(one));
            }
        }
    }

    private static String redacted(Judged one) {
        return Redactor.redact(one.text(), one.verdict().decisive());
    }

    /** The top-level members of the context that hold a redacted text, with all redacted texts in place. */
    private static ObjectNode transformed(Fields context, List<Judged> judged) {
        ObjectNode copy = context.all().deepCopy();
        ObjectNode changed = copy.objectNode();
        for (Judged one : judged) {
            if (one.decision() == Decision.TRANSFORM) {
                JsonPointer pointer = JsonPointer.compile(one.path());
                put(copy.at(pointer.head()), pointer.last(), redacted(one));
                String member = pointer.getMatchingProperty();
                changed.set(member, copy.path(member));
            }
        }
        return changed;
    }

    private static void put(JsonNode parent, JsonPointer last, String value) {
        if (parent instanceof ObjectNode object) {
            object.put(last.getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            array.set(last.getMatchingIndex(), array.stringNode(value));
        }
    }
}
