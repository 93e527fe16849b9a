package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.policy.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows text at once and inspects it afterwards (asynchronous streaming). Text is inspected whenever {@link #step} new
 * characters were shown, together with the characters before them, so that what straddles two inspections is seen whole and a
 * violation is known at most {@link #STEP_MAX} characters after its end.
 */
final class FollowedChannel implements Channel {
    /** Characters that may be shown before they are inspected; half of the 1,000 that are promised. */
    static final int STEP_MAX = 500;

    private final String role;
    private final CompletionText record;
    private final GuardRun run;
    private final Guard guard;
    private final VerdictTally tally;
    private final int step;
    private final int context;
    private final StringBuilder buffer = new StringBuilder();
    private final List<Checked> checked = new ArrayList<>();
    private int bufferStart;
    private int inspected;
    private boolean blocked;

    /**
     * A new text.
     *
     * @param guard what to do about text that cannot be redacted any more
     */
    FollowedChannel(
            String role,
            CompletionText.Budget budget,
            GatewayLimits limits,
            GuardRun run,
            Guard guard,
            VerdictTally tally) {
        this.role = role;
        this.record = new CompletionText(role, budget);
        this.run = run;
        this.guard = guard;
        this.tally = tally;
        this.step = step(limits);
        this.context = limits.holdbackChars() + StreamHoldback.CONTEXT;
    }

    /** Characters after which text is inspected. */
    static int step(GatewayLimits limits) {
        return Math.min(STEP_MAX, limits.inspectEveryChars());
    }

    @Override
    public String append(String text) {
        int at = 0;
        while (at < text.length() && !blocked) {
            if (unchecked() >= step) {
                catchUp();
                continue;
            }
            int end = Math.min(text.length(), at + step - unchecked());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            record.append(text.substring(at, end));
            buffer.append(text, at, end);
            at = end;
        }
        return text.substring(0, at);
    }

    @Override
    public String leave() {
        return "";
    }

    @Override
    public String end() {
        catchUp();
        return "";
    }

    @Override
    public int unchecked() {
        return bufferStart + buffer.length() - inspected;
    }

    @Override
    public void catchUp() {
        if (blocked || unchecked() == 0) {
            return;
        }
        String window = buffer.toString();
        GuardRun.Decided decided = run.decide(window, TextKind.COMPLETION, guard);
        record.found(decided.inspection(), bufferStart);
        tally.add(decided.verdict());
        checked.add(new Checked(
                new Span(bufferStart, bufferStart + window.length()),
                new TextPart(role, TextKind.COMPLETION, window, decided.inspection())));
        inspected = bufferStart + window.length();
        blocked = decided.verdict().action() == Action.BLOCK;
        trim();
    }

    @Override
    public List<Checked> checked() {
        List<Checked> out = List.copyOf(checked);
        checked.clear();
        return out;
    }

    @Override
    public boolean withheld() {
        return false;
    }

    @Override
    public CompletionText said() {
        return record;
    }

    @Override
    public List<TextPart> parts() {
        return record.isEmpty() ? List.of() : record.parts();
    }

    private void trim() {
        int cut = buffer.length() - context;
        if (cut > 0 && Character.isLowSurrogate(buffer.charAt(cut))) {
            cut--;
        }
        if (cut > 0) {
            buffer.delete(0, cut);
            bufferStart += cut;
        }
    }
}
