package dev.bartizan.inspection.opinion;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.InspectionEngine;
import dev.bartizan.inspection.Inspector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * An inspector that asks other models where the engine is not certain, and joins what they say.
 *
 * <p>The rule, for each score name (such as {@code prompt_attack}):
 *
 * <pre>
 * log-odds(joined) = (log-odds(own) + Σ weight · log-odds(vote)) / (1 + Σ weight)
 * </pre>
 *
 * where a name that the engine does not score has no own part. Findings of rules are never outvoted: a joined score is at
 * least as high as the highest of them. A finding of the bundled model is lowered to the joined score, and below 0.5 it is
 * replaced by one of type {@link Joining#OVERRULED}. The own score stays readable in the explanation.
 *
 * <p>Opinions are asked in order, each only if it still wants to with the scores joined so far. One that is silent changes
 * nothing. Unlike the engine alone this may block, as long as the opinions' time-outs allow. Thread-safe.
 */
public final class SecondOpinions implements Inspector {
    private final Inspector engine;
    private final List<SecondOpinion> opinions;
    private final OpinionListener listener;
    private final LongSupplier nanos;

    public SecondOpinions(
            Inspector engine, List<SecondOpinion> opinions, OpinionListener listener, LongSupplier nanos) {
        this.engine = engine;
        this.opinions = List.copyOf(opinions);
        this.listener = listener;
        this.nanos = nanos;
    }

    @Override
    public Inspection inspect(String text, TextKind kind) {
        Inspection own = engine.inspect(text, kind);
        if (kind == TextKind.SYSTEM || text.isBlank()) {
            return own;
        }
        long start = nanos.getAsLong();
        String bounded =
                text.length() <= InspectionEngine.TEXT_MAX ? text : text.substring(0, InspectionEngine.TEXT_MAX);
        Joining joining = new Joining(own);
        for (SecondOpinion opinion : opinions) {
            Scores soFar = joining.scores();
            if (opinion.wants(kind, soFar) && ask(opinion, bounded, kind, own) instanceof Opinion.Spoken(var votes)) {
                joining.add(opinion.identity(), votes);
            }
        }
        return joining.inspection((nanos.getAsLong() - start) / 1_000);
    }

    private Opinion ask(SecondOpinion opinion, String text, TextKind kind, Inspection own) {
        long start = nanos.getAsLong();
        Opinion answer;
        try {
            answer = opinion.ask(text, kind, own);
        } catch (RuntimeException | StackOverflowError e) {
            // Against the contract; a second opinion must not take the first one down with it.
            answer = new Opinion.Silent(Opinion.Reason.FAILED);
        }
        Optional<Opinion.Reason> silence =
                answer instanceof Opinion.Silent(var reason) ? Optional.of(reason) : Optional.empty();
        listener.asked(opinion.identity(), silence, Duration.ofNanos(Math.max(0, nanos.getAsLong() - start)));
        return answer;
    }
}
