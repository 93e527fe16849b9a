package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.util.List;

/** One text of a streamed choice: its answer, its reasoning or the arguments of one tool call. */
final class Channel {
    static final String ANSWER = "answer";
    static final String REASONING = "reasoning";
    static final String TOOL_CALL = "tool_call";
    static final String REFUSAL = "refusal";

    private final CompletionText record;
    private final StreamHoldback holdback;
    private boolean flushed;

    Channel(String role, CompletionText.Budget budget, GatewayLimits limits, GuardRun guard, VerdictTally tally) {
        this.record = new CompletionText(role, budget);
        this.holdback = new StreamHoldback(limits.holdbackChars(), limits.inspectEveryChars(), (window, start) -> {
            GuardRun.Decided decided = guard.decide(window, TextKind.COMPLETION);
            record.found(decided.inspection(), start);
            tally.add(decided.verdict());
            return new StreamHoldback.Decision(
                    decided.verdict().action() == Action.BLOCK, Redactions.of(decided.verdict()));
        });
    }

    String append(String text) {
        record.append(text);
        return holdback.append(text);
    }

    /**
     * Releases the rest because the model went on to another channel. Once only: were it done at each change, a model
     * could be made to spell a secret by turns and have each letter released.
     */
    String leave() {
        if (flushed) {
            return "";
        }
        flushed = true;
        return holdback.flush();
    }

    String end() {
        return holdback.flush();
    }

    boolean blocked() {
        return holdback.blocked();
    }

    List<TextPart> parts() {
        return record.isEmpty() ? List.of() : record.parts();
    }
}
