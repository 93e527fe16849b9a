package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.inspection.grounding.GroundednessRequest;
import dev.bartizan.inspection.grounding.GroundednessResult;
import dev.bartizan.inspection.grounding.TextOffset;
import dev.bartizan.inspection.grounding.UngroundedSpan;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST text:detectGroundedness}. Reasons come from the alignment model and need no other model. A correction does:
 * it is only given where the server has a judge, and never by a model that the request names, because a request must not
 * choose where texts are sent.
 */
final class GroundednessOperation implements Operation {
    private static final int TEXT_MAX = 7_500;
    private static final int QUERY_MAX = 7_500;
    private static final int SOURCES_MAX = 55_000;
    private static final int SOURCES_COUNT_MAX = 1_000;

    private final Groundedness groundedness;
    private final boolean judged;
    private final Json json;

    /** @param judged whether the check has a judge */
    GroundednessOperation(Groundedness groundedness, boolean judged, Json json) {
        this.groundedness = groundedness;
        this.judged = judged;
        this.json = json;
    }

    @Override
    public Answer answer(Call call) {
        Fields body = call.body();
        body.choice("domain", List.of("Generic", "Medical"), "Generic");
        String task = body.choice("task", List.of("QnA", "Summarization"), "Summarization");
        String text = body.text("text", call.longInput() ? Texts.LONG_TEXT_MAX : TEXT_MAX);
        List<String> sources = sources(body, call);
        Optional<String> query = query(body, task);
        boolean reasoning = body.flag("reasoning");
        boolean correction = body.flag("correction");
        if ((correction || body.has("llmResource")) && !judged) {
            throw Problem.member(
                    correction ? "correction" : "llmResource",
                    "this server has no judge model (expected: absent; reasons are given without one)");
        }
        GroundednessResult result = groundedness.check(new GroundednessRequest(text, sources, query), correction);
        ObjectNode answer = json.object();
        answer.put("ungroundedDetected", result.ungroundedDetected());
        answer.put("ungroundedPercentage", FindingJson.rounded(result.ungroundedPercentage()));
        ArrayNode details = answer.putArray("ungroundedDetails");
        for (UngroundedSpan span : result.details()) {
            put(details.addObject(), span, reasoning);
        }
        result.correctionText().ifPresent(corrected -> answer.put("correctionText", corrected));
        answer.put("score", FindingJson.rounded(result.score()));
        answer.put("complete", result.complete());
        answer.put("model", result.model());
        decision(answer, result.decision());
        return Answer.ok(answer);
    }

    private static void decision(ObjectNode answer, GroundednessResult.Decision decision) {
        switch (decision) {
            case GroundednessResult.Decision.ByAlignment ignored -> answer.put("decidedBy", "alignment");
            case GroundednessResult.Decision.ByJudge ignored -> answer.put("decidedBy", "judge");
            case GroundednessResult.Decision.JudgeUnavailable unavailable -> {
                answer.put("decidedBy", "alignment");
                answer.put("judgeProblem", unavailable.problem());
            }
        }
    }

    private static List<String> sources(Fields body, Call call) {
        List<String> sources = body.texts("groundingSources", SOURCES_COUNT_MAX);
        if (sources.isEmpty()) {
            throw Problem.member("groundingSources", "missing or empty (expected: at least one text)");
        }
        long inAll = sources.stream()
                .mapToLong(source -> source.codePointCount(0, source.length()))
                .sum();
        Fields.checkLength("groundingSources", inAll, call.longInput() ? Texts.LONG_TEXT_MAX : SOURCES_MAX);
        return sources;
    }

    private static Optional<String> query(Fields body, String task) {
        Optional<String> query = body.object("qna").map(qna -> qna.text("query", QUERY_MAX));
        if (task.equals("QnA") && query.isEmpty()) {
            throw Problem.member("qna", "missing (expected: {\"query\": …} with task QnA)");
        }
        return query;
    }

    private static void put(ObjectNode target, UngroundedSpan span, boolean reasoning) {
        target.put("text", span.text());
        put(target.putObject("offset"), span.offset());
        put(target.putObject("length"), span.length());
        target.put("score", FindingJson.rounded(span.score()));
        if (reasoning) {
            target.put("reason", span.reason());
        }
    }

    private static void put(ObjectNode place, TextOffset offset) {
        place.put("utf8", offset.utf8());
        place.put("utf16", offset.utf16());
        place.put("codePoint", offset.codePoint());
    }
}
