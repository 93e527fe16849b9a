package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextPart;
import dev.bartizan.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the guard made of a prompt, with the JSON that tells the client. */
record PromptStage(List<TextPart> parts, Verdict verdict) {
    private static final int FINDINGS_SHOWN_MAX = 50;
    private static final Inspection UNFINISHED = new Inspection(List.of(), Scores.none(), List.of(), false, 0);

    /** Inspects every part, and the conversation; redactions are written into the request's body, then documents encoded. */
    static PromptStage inspect(ChatRequest request, GuardRun guard, ExchangeDraft draft) {
        List<TextPart> parts = new ArrayList<>();
        VerdictTally tally = new VerdictTally();
        try {
            for (ChatRequest.Part part : request.parts()) {
                String text = part.piece().text();
                // On record before it is inspected, so that a text that breaks inspection can be looked at.
                parts.add(new TextPart(part.role(), part.kind(), text, UNFINISHED));
                GuardRun.Decided decided = guard.decide(text, part.kind());
                parts.set(parts.size() - 1, new TextPart(part.role(), part.kind(), text, decided.inspection()));
                tally.add(decided.verdict());
                Redactions.of(decided.verdict()).forEach(part.piece()::redact);
            }
            if (tally.action() != Action.BLOCK) {
                ConversationShield.inspect(parts, guard).ifPresent(added -> {
                    TextPart last = added.part();
                    parts.set(added.place(), last);
                    tally.add(guard.guard().decide(last.inspection(), last.kind()));
                });
            }
        } catch (GuardRun.Failed e) {
            tally.add(new Verdict(Action.BLOCK, List.of("Inspection failed and this guard fails closed."), List.of()));
            throw e;
        } finally {
            draft.prompt(parts, tally.verdict());
        }
        boolean encoded = guard.guard().policy().spotlighting() && Spotlighting.encode(request);
        request.parts().forEach(part -> part.piece().slot().writeBack());
        if (encoded) {
            Spotlighting.addNotice(request.body());
        }
        return new PromptStage(parts, tally.verdict());
    }

    boolean blocked() {
        return verdict.action() == Action.BLOCK;
    }

    /** The body of the 400 for a blocked prompt, in the shape of Azure OpenAI with a {@code bartizan} object added. */
    ObjectNode blockedBody(Json json, GuardRun guard, String exchangeId) {
        ObjectNode body = json.object();
        ObjectNode error = body.putObject("error");
        error.put(
                "message",
                "The response was filtered due to the prompt triggering the content management policy of this gateway."
                        + " Please modify your prompt and retry.");
        error.putNull("type");
        error.put("param", "prompt");
        error.put("code", "content_filter");
        error.put("status", 400);
        ObjectNode inner = error.putObject("innererror");
        inner.put("code", "ResponsibleAIPolicyViolation");
        inner.set("content_filter_result", new Annotations(json).promptFilters(parts, guard.guard()));
        ObjectNode ours = inner.putObject("bartizan");
        ours.put("exchange_id", exchangeId);
        ArrayNode reasons = ours.putArray("reasons");
        verdict.reasons().forEach(reasons::add);
        findings(ours.putArray("findings"));
        return body;
    }

    private void findings(ArrayNode out) {
        for (int i = 0; i < parts.size(); i++) {
            for (Finding finding : parts.get(i).inspection().findings()) {
                if (out.size() >= FINDINGS_SHOWN_MAX) {
                    return;
                }
                if (verdict.decisive().contains(finding)) {
                    ObjectNode node = out.addObject();
                    node.put("part", i);
                    node.put("detector", finding.detector());
                    node.put("type", finding.type());
                    node.put("score", finding.score());
                    node.put("confidence", finding.confidence().wireName());
                    node.put("start", finding.span().start());
                    node.put("end", finding.span().end());
                    node.put("view", finding.view());
                    node.put("explanation", finding.explanation());
                    node.put("rule", finding.rule());
                }
            }
        }
    }
}
