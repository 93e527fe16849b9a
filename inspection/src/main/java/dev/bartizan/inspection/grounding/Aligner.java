package dev.bartizan.inspection.grounding;

import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the claims of a text beside its sources and takes the {@link Signal}s of each. One aligner per call; work is
 * linear in the sources and, per claim, bounded by the claim.
 */
public final class Aligner {
    /** Claims looked at; what follows is left unchecked. */
    static final int CLAIMS_MAX = 2_000;

    private final Terms text;
    private final SourceIndex index;
    private final Terms query;
    private final List<Claim> claims = new ArrayList<>();

    private final boolean whole;

    private Aligner(String text, List<String> sources, String query) {
        this.text = Terms.of(text);
        this.index = SourceIndex.of(sources);
        this.query = Terms.of(query);
        LongTable asked = new LongTable();
        for (int i = 0; i < this.query.size; i++) {
            asked.add(this.query.keys[i]);
        }
        Evidence finder = new Evidence(index);
        List<Span> spans = Claims.split(text);
        whole = spans.size() <= CLAIMS_MAX;
        for (Span span : whole ? spans : spans.subList(0, CLAIMS_MAX)) {
            claims.add(Claim.of(span, this.text, index, asked, finder));
        }
    }

    /**
     * Aligns a text.
     *
     * @param text the text to check
     * @param sources what it should rest on
     * @param query what was asked; empty when nothing was
     */
    public static Aligner of(String text, List<String> sources, String query) {
        return new Aligner(text, sources, query);
    }

    /** The claims in text order. */
    public List<Span> claims() {
        return claims.stream().map(claim -> claim.span).toList();
    }

    Claim claim(int i) {
        return claims.get(i);
    }

    /** Whether all claims were looked at. */
    boolean whole() {
        return whole;
    }

    /** Whether the claim asserts something a source could support; others need no support. */
    public boolean isCheckable(int i) {
        return Checkable.isCheckable(claims.get(i));
    }

    /** The {@link Signal}s of one claim, by ordinal. */
    public float[] signals(int i) {
        Claim claim = claims.get(i);
        Signals signals = new Signals();
        NoveltySignals.take(claim, signals);
        OverlapSignals.take(claim, signals);
        ContextSignals.take(claim, signals);
        LogicSignals.take(claim, signals);
        QuerySignals.take(claim, query, signals);
        signals.set(Signal.ALTERED_COPY, alteredCopy(signals));
        return signals.values();
    }

    private static double alteredCopy(Signals signals) {
        double alterations = signals.get(Signal.NUMBER_MISSING)
                + signals.get(Signal.NUMBER_CONFLICT)
                + signals.get(Signal.NOVEL_CAPITAL_COUNT)
                + signals.get(Signal.NEGATION_MISMATCH)
                + signals.get(Signal.OPPOSITE);
        double closeness = signals.get(Signal.BEST_ONE);
        return Math.min(1, alterations) * closeness * closeness;
    }
}
