package dev.bartizan.inspection.grounding;

/**
 * The numbers by which a claim is judged: how its words, numbers, names, negations and order compare with the sources.
 * Shares are 0..1, counts are capped. Each has one direction it may push the score in, which training keeps to: data sets
 * have habits (long answers are the wrong ones), and a model free to learn them fails elsewhere. The order of the constants
 * is part of the model format.
 */
public enum Signal {
    /** Share of the terms, by weight, that no source has. */
    NOVEL(Effect.RAISES),
    /** Terms that no source has. */
    NOVEL_COUNT(Effect.RAISES),
    /** Share of novel ordinary words that resemble nothing in the sources. */
    NOVEL_LOWER_CASE(Effect.RAISES),
    /** Names that no source has. */
    NOVEL_CAPITAL_COUNT(Effect.RAISES),
    /** Share of the names that no source has. */
    NOVEL_CAPITAL_RATE(Effect.RAISES),
    /** Longest row of terms that no source has. */
    NOVEL_RUN(Effect.RAISES),
    /** Share of novel words that begin like a word of the sources. */
    NOVEL_SIMILAR(Effect.RAISES),
    /** Numbers in digits, percentages and months that no source has. */
    NUMBER_MISSING(Effect.RAISES),
    /** Number words that no source has. */
    NUMBER_WORD_MISSING(Effect.RAISES),
    /** Numbers that the sources have, but not near the rest of the claim. */
    NUMBER_FAR(Effect.RAISES),
    /** Numbers missing where the evidence has another one beside the same word. */
    NUMBER_CONFLICT(Effect.RAISES),
    /** Names that the sources have, but not near the rest of the claim. */
    CAPITAL_FAR(Effect.RAISES),
    /** Neighbouring capitals both known to the sources, never side by side there. */
    CAPITAL_MIXED(Effect.RAISES),
    /** Share of the weight held by the best source sentence. */
    BEST_ONE(Effect.LOWERS),
    /** Share held by the best two. */
    BEST_TWO(Effect.LOWERS),
    /** Share held by the best three. */
    BEST_THREE(Effect.LOWERS),
    /** Share of the words that the sources have. */
    UNIGRAM(Effect.LOWERS),
    /** Share of the pairs of neighbouring words that the sources have. */
    BIGRAM(Effect.LOWERS),
    /** The same for three words. */
    TRIGRAM(Effect.LOWERS),
    /** The same for four words. */
    FOURGRAM(Effect.LOWERS),
    /** Longest row of words copied from the sources, relative to the claim. */
    LONGEST_RUN(Effect.LOWERS),
    /** Share of neighbouring terms that share a source sentence. */
    PAIR_IN_SENTENCE(Effect.LOWERS),
    /** Share of neighbouring terms that stand close together in the sources. */
    PAIR_CLOSE(Effect.LOWERS),
    /** The worst share of neighbours that a term keeps in the sources. */
    CONTEXT_LEAST(Effect.LOWERS),
    /** The mean of those shares. */
    CONTEXT_MEAN(Effect.LOWERS),
    /** The worst among names and numbers. */
    CONTEXT_ANCHOR_LEAST(Effect.LOWERS),
    /** Terms negated on one side only. */
    NEGATION_MISMATCH(Effect.RAISES),
    /** The claim is negated, the evidence is not. */
    NEGATION_ADDED(Effect.RAISES),
    /** The evidence is negated, the claim is not. */
    NEGATION_DROPPED(Effect.RAISES),
    /** Terms whose opposite stands in the evidence. */
    OPPOSITE(Effect.RAISES),
    /** The evidence is hedged, the claim is certain. */
    HEDGE_DROPPED(Effect.RAISES),
    /** Words such as "all", "never", "largest" that the evidence lacks. */
    STRONG_ADDED(Effect.RAISES),
    /** Share of neighbouring terms that stand the other way round in the evidence. */
    ORDER(Effect.RAISES),
    /** Only one of claim and evidence has "by". */
    VOICE(Effect.RAISES),
    /** How much of the query stands where the sources hold the claim's own terms; 1 without a query. */
    QUERY_ANSWER(Effect.LOWERS),
    /** How closely the claim follows one source sentence while a number, name, negation or opposite differs. */
    ALTERED_COPY(Effect.RAISES);

    /** Numbers per claim. */
    public static final int COUNT = values().length;

    private final Effect effect;

    Signal(Effect effect) {
        this.effect = effect;
    }

    /** What a higher number does to the ungrounded score. */
    public Effect effect() {
        return effect;
    }

    /** A direction. */
    public enum Effect {
        RAISES,
        LOWERS
    }
}
