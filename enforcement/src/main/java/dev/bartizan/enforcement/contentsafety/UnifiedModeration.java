package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Redactor;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST content:unifiedModerate}: one call, the policy decides which checks count. */
final class UnifiedModeration implements Operation {
    private static final List<Check> ATTACKS = List.of(Check.PROMPT_ATTACK, Check.DOCUMENT_ATTACK);

    private final Moderator moderator;
    private final Json json;

    UnifiedModeration(Moderator moderator, Json json) {
        this.moderator = moderator;
        this.json = json;
    }

    @Override
    public Answer answer(Call call) {
        Fields body = call.body();
        if (!body.has("content")) {
            throw Problem.member("content", "missing (expected: a string, or a structure with strings)");
        }
        Guard guard = moderator.guard(body.optionalText("policyId"));
        TextKind kind = kind(body.optionalText("source").orElse("input"));
        List<Moderator.Piece> pieces =
                new HookTexts().add("/content", body.node("content"), kind).pieces();
        for (Moderator.Piece piece : pieces) {
            Fields.checkLength(
                    "content", piece.text().codePointCount(0, piece.text().length()), Texts.LONG_TEXT_MAX);
        }
        List<Judged> judged = moderator.judge(pieces, guard, body);
        Decision decision = Moderator.strictest(judged);
        String reason = Moderator.reason(judged);

        ObjectNode answer = json.object();
        answer.put("verdict", decision.wireName());
        answer.put("reason", reason);
        ObjectNode acs = answer.putObject("acsVerdict");
        acs.put("decision", decision.wireName());
        acs.put("reason", reason);
        ArrayNode warnings = acs.putArray("warnings");
        HookEvaluation.warnings(warnings, judged);
        ArrayNode evidence = acs.putArray("evidence");
        judged.forEach(one -> one.evidence(evidence));
        harm(acs.putObject("harmResults"), judged, guard);
        if (decision == Decision.TRANSFORM) {
            HookEvaluation.transforms(answer.putArray("transform"), judged);
            if (judged.size() == 1 && body.node("content").isString()) {
                Judged only = judged.getFirst();
                answer.put(
                        "transformedContent",
                        Redactor.redact(only.text(), only.verdict().decisive()));
            }
        }
        answer.put("policyId", guard.policy().name());
        return Answer.ok(answer);
    }

    /** Sources are an open enumeration; what we do not know is trusted least. */
    private static TextKind kind(String source) {
        return switch (source.toLowerCase(Locale.ROOT)) {
            case "input", "user" -> TextKind.PROMPT;
            case "output", "assistant", "completion", "tool_call", "toolcall" -> TextKind.COMPLETION;
            case "system" -> TextKind.SYSTEM;
            default -> TextKind.DOCUMENT;
        };
    }

    private static void harm(ObjectNode target, List<Judged> judged, Guard guard) {
        for (Harm harm : Harm.values()) {
            Optional<Integer> worst = judged.stream()
                    .flatMap(one -> Optional.ofNullable(one.severities().get(harm)).stream())
                    .max(Integer::compare);
            worst.ifPresent(severity -> {
                ObjectNode result = target.putObject(harm.wireName());
                result.put("blocked", judged.stream().anyMatch(one -> stopped(one, harm.check(), guard)));
                result.put("detected", severity >= Harm.DETECTED_FROM);
                result.put("severity", OutputType.FOUR.tell(severity));
            });
        }
        List<BlocklistHits.Hit> hits =
                judged.stream().flatMap(one -> one.hits().stream()).toList();
        ObjectNode blocklist = target.putObject("Blocklist");
        blocklist.put("blocked", !hits.isEmpty());
        blocklist.put("detected", !hits.isEmpty());
        ArrayNode details = blocklist.putArray("details");
        hits.stream().map(hit -> hit.first().blocklist()).distinct().forEach(name -> {
            ObjectNode detail = details.addObject();
            detail.put("id", name);
            detail.put("detected", true);
        });
        ObjectNode jailbreak = target.putObject("Jailbreak");
        jailbreak.put(
                "blocked",
                judged.stream().anyMatch(one -> ATTACKS.stream().anyMatch(check -> stopped(one, check, guard))));
        jailbreak.put(
                "detected",
                judged.stream()
                        .anyMatch(one -> ATTACKS.stream()
                                .anyMatch(check -> ruling(one, check, guard).detected())));
    }

    private static boolean stopped(Judged one, Check check, Guard guard) {
        return ruling(one, check, guard).action() == Action.BLOCK;
    }

    private static Ruling ruling(Judged one, Check check, Guard guard) {
        return guard.ruling(check, one.inspection(), one.kind());
    }
}
