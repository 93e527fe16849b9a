package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.adherence.Adherence;
import dev.bartizan.inspection.adherence.TaskAdherence;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST agent:analyzeTaskAdherence}: whether a tool call serves what the user asked. */
final class AdherenceOperation implements Operation {
    private final Json json;

    AdherenceOperation(Json json) {
        this.json = json;
    }

    @Override
    public Answer answer(Call call) {
        Adherence adherence = TaskAdherence.judge(Conversations.ofRequest(call.body()));
        ObjectNode answer = json.object();
        answer.put("taskRiskDetected", adherence.taskRiskDetected());
        answer.put("details", adherence.details());
        answer.put("score", FindingJson.rounded(adherence.score()));
        ArrayNode calls = answer.putArray("toolCalls");
        for (Adherence.CallJudgement judged : adherence.calls()) {
            ObjectNode target = calls.addObject();
            target.put("message", judged.message());
            target.put("call", judged.call());
            target.put("tool", judged.tool());
            target.put("score", FindingJson.rounded(judged.score()));
            ArrayNode reasons = target.putArray("reasons");
            for (Adherence.Reason reason : judged.reasons()) {
                ObjectNode entry = reasons.addObject();
                entry.put("kind", reason.kind().name().toLowerCase(Locale.ROOT));
                entry.put("explanation", reason.explanation());
            }
        }
        return Answer.ok(answer);
    }
}
