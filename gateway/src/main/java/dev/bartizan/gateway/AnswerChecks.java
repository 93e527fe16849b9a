package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.adherence.Adherence;
import dev.bartizan.inspection.adherence.Conversation;
import dev.bartizan.inspection.adherence.Conversation.Message;
import dev.bartizan.inspection.adherence.Conversation.Role;
import dev.bartizan.inspection.adherence.Conversation.ToolCall;
import dev.bartizan.inspection.adherence.TaskAdherence;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.inspection.grounding.GroundednessFindings;
import dev.bartizan.inspection.grounding.GroundednessRequest;
import dev.bartizan.inspection.grounding.GroundednessResult;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.Rule;
import dev.bartizan.policy.StreamingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The checks of an answer that need its request: whether its claims rest on the documents and tool output that came with
 * it, and whether its tool calls serve what the user asked. Each runs only when the guard has a rule about it that is not
 * off; without documents there is nothing to rest on, and nothing is judged. Both judge whole answers, so a stream is
 * judged at its end. One exchange, one thread.
 */
final class AnswerChecks {
    private static final int REASONS_MAX = 3;
    private static final double HIGH = 0.85;
    private static final double MEDIUM = 0.65;
    private static final String RULE = FindingType.TASK_ADHERENCE_DETECTOR + "/words@1";
    private static final Inspection UNFINISHED = new Inspection(List.of(), Scores.none(), List.of(), false, 0);

    private final GuardRun guard;
    private final Groundedness groundedness;
    private final RequestContext context;

    AnswerChecks(GuardRun guard, Groundedness groundedness, RequestContext context) {
        this.guard = guard;
        this.groundedness = groundedness;
        this.context = context;
    }

    /** Whether claims of answers are checked. */
    boolean readsAnswers() {
        return !rule(Check.UNGROUNDED).isOff() && !context.sources().isEmpty();
    }

    /** Whether tool calls are judged. */
    boolean readsCalls() {
        return !rule(Check.TASK_ADHERENCE).isOff();
    }

    /** Whether nothing of an answer may be shown before its end, because only then is known whether it may be. */
    boolean withholdsAnswers() {
        return readsAnswers() && buffers() && rule(Check.UNGROUNDED).action() == Action.BLOCK;
    }

    /** The same for tool calls. */
    boolean withholdsCalls() {
        return readsCalls() && buffers() && rule(Check.TASK_ADHERENCE).action() == Action.BLOCK;
    }

    /** What the sources do not support in a whole answer. */
    Inspection claims(String answer) {
        return guard.check(() -> {
            GroundednessResult result =
                    groundedness.check(new GroundednessRequest(answer, context.sources(), context.query()));
            return new Inspection(
                    GroundednessFindings.of(result).stream()
                            .map(AnswerChecks::unquoted)
                            .toList(),
                    new Scores(Map.of(Scores.UNGROUNDED, result.score())),
                    List.of(),
                    result.complete(),
                    0);
        });
    }

    /** The check's own reason quotes answer and sources; findings of exchanges are kept apart from their texts, and hold none. */
    private static Finding unquoted(Finding finding) {
        return new Finding(
                finding.detector(),
                finding.type(),
                finding.score(),
                finding.confidence(),
                finding.span(),
                finding.view(),
                String.format(
                        Locale.ROOT,
                        "The documents of the request do not support this claim (score %.2f).",
                        finding.score()),
                finding.rule());
    }

    /** What is wrong with each of the calls of an answer, in their order; spans are in the arguments. */
    List<Inspection> calls(List<ToolCall> calls) {
        List<Inspection> inspections = new ArrayList<>();
        if (calls.isEmpty()) {
            return inspections;
        }
        guard.check(() -> {
            List<Message> messages = new ArrayList<>(context.messages());
            messages.add(new Message(Role.ASSISTANT, "", calls));
            Adherence adherence = TaskAdherence.judge(new Conversation(context.tools(), messages));
            adherence.calls().forEach(judged -> inspections.add(inspection(judged, calls.get(judged.call()))));
            return Inspection.empty();
        });
        // Those beyond the bound, or all when the check failed under a guard that fails open.
        while (inspections.size() < calls.size()) {
            inspections.add(UNFINISHED);
        }
        return inspections;
    }

    private Inspection inspection(Adherence.CallJudgement judged, ToolCall call) {
        Rule rule = rule(Check.TASK_ADHERENCE);
        double from = rule.threshold() > 0 ? Math.min(Adherence.RISK, rule.threshold()) : Adherence.RISK;
        if (judged.score() < from) {
            return Inspection.empty();
        }
        Confidence confidence = judged.score() >= HIGH
                ? Confidence.HIGH
                : judged.score() >= MEDIUM ? Confidence.MEDIUM : Confidence.LOW;
        Finding finding = new Finding(
                FindingType.TASK_ADHERENCE_DETECTOR,
                FindingType.TASK_RISK,
                judged.score(),
                confidence,
                new Span(0, call.arguments().length()),
                "original",
                explanation(judged),
                RULE);
        return new Inspection(List.of(finding), Scores.none(), List.of(), true, 0);
    }

    /** Names the tool only when the deployer offered it: other names are the model's words. */
    private String explanation(Adherence.CallJudgement judged) {
        boolean offered = context.tools().stream().anyMatch(tool -> tool.name().equals(judged.tool()));
        String why = judged.reasons().stream()
                .limit(REASONS_MAX)
                .map(Adherence.Reason::explanation)
                .distinct()
                .collect(Collectors.joining("; "));
        return "The call of " + (offered ? judged.tool() : "a tool") + " strays from the task: " + why + ".";
    }

    private boolean buffers() {
        return guard.guard().policy().streaming() == StreamingMode.BUFFERED;
    }

    private Rule rule(Check check) {
        return guard.guard().policy().rule(check, TextKind.COMPLETION);
    }
}
