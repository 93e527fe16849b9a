package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inspection and policy of one exchange, with the time they take. An inspector that throws, which its contract forbids, is
 * met by the guard's fail mode: open lets the text through and says so in the annotations; closed is a {@link Failed}.
 */
final class GuardRun {
    private static final Logger LOG = LoggerFactory.getLogger(GuardRun.class);

    /** Inspection failed under a guard that fails closed. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed() {
            super("inspection failed and this guard fails closed", null, false, false);
        }
    }

    /** A text with what was found in it and what is to be done. */
    record Decided(Inspection inspection, Verdict verdict) {}

    private final Inspector inspector;
    private final Guard guard;
    private final LongSupplier nanos;
    private long spentNanos;
    private boolean failedOpen;

    GuardRun(Inspector inspector, GuardPolicy policy, LongSupplier nanos) {
        this.inspector = inspector;
        this.guard = new Guard(policy);
        this.nanos = nanos;
    }

    Decided decide(String text, TextKind kind) {
        long start = nanos.getAsLong();
        try {
            Inspection inspection = inspector.inspect(text, kind);
            return new Decided(inspection, guard.decide(inspection, kind));
        } catch (RuntimeException | StackOverflowError e) {
            // The message of the failure may quote the text: log only what kind it was.
            LOG.error("Inspection failed: {}", e.getClass().getName());
            if (!guard.policy().failOpen()) {
                throw new Failed();
            }
            failedOpen = true;
            return new Decided(new Inspection(List.of(), Scores.none(), List.of(), false, 0), Verdict.allow());
        } finally {
            spentNanos += nanos.getAsLong() - start;
        }
    }

    /** What the policy wants done about one finding. */
    Action actionFor(Finding finding, TextKind kind) {
        return guard.actionFor(finding, kind);
    }

    /** Whether some text passed without inspection because this guard fails open. */
    boolean failedOpen() {
        return failedOpen;
    }

    Duration spent() {
        return Duration.ofNanos(spentNanos);
    }
}
