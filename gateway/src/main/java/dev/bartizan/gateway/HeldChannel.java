package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.util.List;

/**
 * Shows text only after it was inspected; see {@link StreamHoldback}. Text that only the whole decides about is withheld to
 * its end. When it is longer than what is kept of an exchange, it cannot be judged, and the guard's fail mode decides:
 * closed stops it, open shows it.
 */
final class HeldChannel implements Channel {
    private final CompletionText record;
    private final StreamHoldback holdback;
    private final GuardRun guard;
    private final VerdictTally tally;
    private final StringBuilder waiting = new StringBuilder();
    private boolean withheld;
    private boolean flushed;

    HeldChannel(
            String role,
            CompletionText.Budget budget,
            GatewayLimits limits,
            GuardRun guard,
            VerdictTally tally,
            boolean withheld) {
        this.guard = guard;
        this.tally = tally;
        this.withheld = withheld;
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
        String inspected = holdback.append(text);
        if (!withheld) {
            return inspected;
        }
        waiting.append(inspected);
        return record.whole() ? "" : giveUp();
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
        String inspected = holdback.flush();
        if (!withheld) {
            return inspected;
        }
        waiting.append(inspected);
        return "";
    }

    @Override
    public String end() {
        String inspected = holdback.flush();
        return withheld ? waited() + inspected : inspected;
    }

    private String giveUp() {
        Inspection unfinished = new Inspection(List.of(), Scores.none(), List.of(), false, 0);
        record.found(unfinished, 0);
        tally.add(guard.guard().decide(unfinished, TextKind.COMPLETION));
        String shown = waited();
        if (tally.action() == Action.BLOCK) {
            return "";
        }
        withheld = false;
        return shown;
    }

    private String waited() {
        String text = waiting.toString();
        waiting.setLength(0);
        return text;
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
    public boolean withheld() {
        return withheld;
    }

    @Override
    public CompletionText said() {
        return record;
    }

    @Override
    public List<TextPart> parts() {
        return record.isEmpty() ? List.of() : record.parts();
    }
}
