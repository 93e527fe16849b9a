package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.util.List;

/** Shows text only after it was inspected; see {@link StreamHoldback}. */
final class HeldChannel implements Channel {
    private final CompletionText record;
    private final StreamHoldback holdback;
    private boolean flushed;

    HeldChannel(String role, CompletionText.Budget budget, GatewayLimits limits, GuardRun guard, VerdictTally tally) {
        this.record = new CompletionText(role, budget);
        this.holdback = new StreamHoldback(limits.holdbackChars(), limits.inspectEveryChars(), (window, start) -> {
            GuardRun.Decided decided = guard.decide(window, TextKind.COMPLETION);
            record.found(decided.inspection(), start);
            tally.add(decided.verdict());
            return new StreamHoldback.Decision(
                    decided.verdict().action() == Action.BLOCK, Redactions.of(decided.verdict()));
        });
    }

    @Override
    public String append(String text) {
        record.append(text);
        return holdback.append(text);
    }

    /**
     * Releases the rest. Once only: were it done at each change, a model could be made to spell a secret by turns and have
     * each letter released.
     */
    @Override
    public String leave() {
        if (flushed) {
            return "";
        }
        flushed = true;
        return holdback.flush();
    }

    @Override
    public String end() {
        return holdback.flush();
    }

    @Override
    public int unchecked() {
        return 0;
    }

    @Override
    public void catchUp() {
        // Nothing is shown before it was inspected.
    }

    @Override
    public List<Checked> checked() {
        return List.of();
    }

    @Override
    public List<TextPart> parts() {
        return record.isEmpty() ? List.of() : record.parts();
    }
}
