package dev.bartizan.gateway;

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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inspection and policy of one exchange, with the time they take. An inspector that throws, which its contract forbids, is
 * met by the guard's fail mode: open lets the text through and says so in the annotations; closed is a {@link Failed}.
 */
final class GuardRun {
    private static final Logger LOG = LoggerFactory.getLogger(GuardRun.class);
    private static final Inspection FAILED = new Inspection(List.of(), Scores.none(), List.of(), false, 0);

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

    GuardRun(Inspector inspector, GuardPolicy policy, LongSupplier nanos) {
        this.inspector = inspector;
        this.guard = new Guard(policy);
        this.nanos = nanos;
    }

    Guard guard() {
        return guard;
    }

    Decided decide(String text, TextKind kind) {
        return decide(text, kind, guard);
    }

    /** Decides under a variant of the guard, e.g. for text that was shown already. */
    Decided decide(String text, TextKind kind, Guard variant) {
        Inspection inspection = inspect(text, kind);
        return new Decided(inspection, variant.decide(inspection, kind));
    }

    /** What is found in a text; nothing, and incomplete, when inspection failed under a guard that fails open. */
    Inspection inspect(String text, TextKind kind) {
        return guarded(() -> inspector.inspect(text, kind));
    }

    /** What a check besides the engine finds; its failure is met as that of the engine. Sets the time it took. */
    Inspection check(Supplier<Inspection> check) {
        long start = nanos.getAsLong();
        Inspection found = guarded(check);
        long micros = (nanos.getAsLong() - start) / 1_000;
        return new Inspection(found.findings(), found.scores(), found.views(), found.complete(), micros);
    }

    private Inspection guarded(Supplier<Inspection> look) {
        long start = nanos.getAsLong();
        try {
            return look.get();
        } catch (RuntimeException | StackOverflowError e) {
            // The message of the failure may quote the text: log only what kind it was.
            LOG.error("Inspection failed: {}", e.getClass().getName());
            if (!guard.policy().failOpen()) {
                throw new Failed();
            }
            return FAILED;
        } finally {
            spentNanos += nanos.getAsLong() - start;
        }
    }

    Duration spent() {
        return Duration.ofNanos(spentNanos);
    }
}
