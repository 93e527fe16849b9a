package dev.bartizan.inspection.grounding;

/** Whether claim and evidence say the same of the same things: negation, opposites, hedges, strong words, order. */
final class LogicSignals {
    private static final int NEGATION_REACH = 3;
    private static final double COUNT_MAX = 4;

    private LogicSignals() {}

    static void take(Claim claim, Signals signals) {
        int best = claim.bestSentence();
        boolean negated = claim.has(Words.NEGATION);
        boolean sourceNegated = best >= 0 && claim.sentenceHas(best, Words.NEGATION);
        signals.set(Signal.NEGATION_ADDED, negated && !claim.evidenceHas(Words.NEGATION) ? 1 : 0);
        signals.set(Signal.NEGATION_DROPPED, !negated && sourceNegated ? 1 : 0);
        signals.set(Signal.NEGATION_MISMATCH, Math.min(COUNT_MAX, count(claim, LogicSignals::isNegatedOtherwise)));
        signals.set(Signal.OPPOSITE, Math.min(COUNT_MAX, count(claim, (c, i) -> opposite(c, i) >= 0)));
        boolean hedged = claim.has(Words.HEDGE);
        signals.set(Signal.HEDGE_DROPPED, !hedged && best >= 0 && claim.sentenceHas(best, Words.HEDGE) ? 1 : 0);
        signals.set(Signal.STRONG_ADDED, Math.min(COUNT_MAX, strongAdded(claim)));
        signals.set(Signal.ORDER, inversions(claim, best));
        signals.set(
                Signal.VOICE,
                best >= 0
                                && hasBy(claim.terms.words, claim.span)
                                        != hasBy(claim.index.terms.words, claim.index.sentences.get(best))
                        ? 1
                        : 0);
    }

    private interface Test {
        boolean holds(Claim claim, int term);
    }

    private static int count(Claim claim, Test test) {
        int count = 0;
        for (int i = 0; i < claim.size; i++) {
            count += test.holds(claim, i) ? 1 : 0;
        }
        return count;
    }

    /** Whether the evidence has the term, but nowhere with the same negation before it. */
    static boolean isNegatedOtherwise(Claim claim, int i) {
        if (!claim.isHeld(i) || claim.isQuantity(i)) {
            return false;
        }
        boolean own = isNegated(claim.terms.words, claim.terms.from[claim.firstTerm + i], claim.firstWord);
        boolean differs = false;
        SourceIndex index = claim.index;
        for (int sentence : claim.evidence.sentences()) {
            int first = index.terms.words.at(index.sentences.get(sentence).start());
            for (int t = index.firstTerm(sentence); t < index.firstTerm(sentence + 1); t++) {
                if (index.terms.keys[t] == claim.terms.keys[claim.firstTerm + i]) {
                    if (isNegated(index.terms.words, index.terms.from[t], first) == own) {
                        return false;
                    }
                    differs = true;
                }
            }
        }
        return differs;
    }

    private static boolean isNegated(Words words, int word, int first) {
        for (int back = Math.max(first, word - NEGATION_REACH); back < word; back++) {
            if (words.is(back, Words.NEGATION)) {
                return true;
            }
        }
        return false;
    }

    /** The source term in the evidence that says the opposite of a term the evidence lacks, or -1. */
    static int opposite(Claim claim, int i) {
        int word = claim.terms.from[claim.firstTerm + i];
        if (claim.isHeld(i) || claim.isQuantity(i)) {
            return -1;
        }
        java.util.Set<Long> opposites = Lexicon.bundled().opposites(claim.terms.words.keys[word]);
        if (opposites.isEmpty()) {
            return -1;
        }
        SourceIndex index = claim.index;
        for (int sentence : claim.evidence.sentences()) {
            for (int t = index.firstTerm(sentence); t < index.firstTerm(sentence + 1); t++) {
                if (opposites.contains(index.terms.words.keys[index.terms.from[t]])) {
                    return t;
                }
            }
        }
        return -1;
    }

    private static int strongAdded(Claim claim) {
        int added = 0;
        Words words = claim.terms.words;
        for (int word = claim.firstWord; word < claim.firstWord + claim.wordCount; word++) {
            added += words.is(word, Words.STRONG) && !evidenceHasKey(claim, words.keys[word]) ? 1 : 0;
        }
        return added;
    }

    private static boolean evidenceHasKey(Claim claim, long key) {
        Words words = claim.index.terms.words;
        for (int sentence : claim.evidence.sentences()) {
            int end = claim.index.sentences.get(sentence).end();
            for (int word = words.at(claim.index.sentences.get(sentence).start());
                    word < words.size && words.starts[word] < end;
                    word++) {
                if (words.keys[word] == key) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Share of the neighbours held by the best sentence that stand there the other way round. */
    private static double inversions(Claim claim, int best) {
        if (best < 0) {
            return 0;
        }
        int all = 0;
        int inverted = 0;
        int before = -1;
        for (int i = 0; i < claim.size; i++) {
            int place = claim.isKnown(i) ? placeIn(claim, best, claim.terms.keys[claim.firstTerm + i]) : -1;
            if (place < 0) {
                continue;
            }
            all += before >= 0 ? 1 : 0;
            inverted += before > place ? 1 : 0;
            before = place;
        }
        return all == 0 ? 0 : (double) inverted / all;
    }

    private static int placeIn(Claim claim, int sentence, long key) {
        for (int t = claim.index.firstTerm(sentence); t < claim.index.firstTerm(sentence + 1); t++) {
            if (claim.index.terms.keys[t] == key) {
                return t;
            }
        }
        return -1;
    }

    private static boolean hasBy(Words words, dev.bartizan.domain.Span place) {
        for (int word = words.at(place.start()); word < words.size && words.starts[word] < place.end(); word++) {
            if (words.keys[word] == BY) {
                return true;
            }
        }
        return false;
    }

    private static final long BY = Lexicon.key("by");
}
