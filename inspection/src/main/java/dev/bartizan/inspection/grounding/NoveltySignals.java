package dev.bartizan.inspection.grounding;

/** What the claim says that no source says: words, names, numbers. */
final class NoveltySignals {
    private static final double COUNT_MAX = 8;
    private static final int BESIDE = 2;

    private NoveltySignals() {}

    static void take(Claim claim, Signals signals) {
        words(claim, signals);
        capitals(claim, signals);
        numbers(claim, signals);
    }

    private static void words(Claim claim, Signals signals) {
        double all = 0;
        double novel = 0;
        double lower = 0;
        double similar = 0;
        int count = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < claim.size; i++) {
            float weight = claim.weights[i];
            all += weight;
            boolean isNew = claim.isNovel(i);
            run = isNew ? run + 1 : 0;
            longest = Math.max(longest, run);
            int word = claim.terms.from[claim.firstTerm + i];
            if (isNew) {
                count++;
                novel += weight;
                boolean looks = !claim.isQuantity(i) && claim.index.hasPrefix(claim.terms.words.folded(word));
                similar += looks ? weight : 0;
                lower += !claim.isCapital(i) && !claim.isQuantity(i) && !looks ? weight : 0;
            }
        }
        double total = Math.max(all, 1e-6);
        signals.set(Signal.NOVEL, novel / total);
        signals.set(Signal.NOVEL_COUNT, Math.min(COUNT_MAX, count));
        signals.set(Signal.NOVEL_LOWER_CASE, lower / total);
        signals.set(Signal.NOVEL_SIMILAR, similar / total);
        signals.set(Signal.NOVEL_RUN, Math.min(COUNT_MAX, longest));
    }

    private static void capitals(Claim claim, Signals signals) {
        int all = 0;
        int novel = 0;
        int far = 0;
        int mixed = 0;
        for (int i = 0; i < claim.size; i++) {
            if (!claim.isCapital(i) || (claim.isOpening(i) && !isNameLike(claim, i))) {
                continue;
            }
            all++;
            novel += claim.isNovel(i) ? 1 : 0;
            far += claim.isKnown(i) && !claim.given[i] && !claim.isHeld(i) ? 1 : 0;
            mixed += isMixed(claim, i) ? 1 : 0;
        }
        signals.set(Signal.NOVEL_CAPITAL_COUNT, Math.min(COUNT_MAX, novel));
        signals.set(Signal.NOVEL_CAPITAL_RATE, all == 0 ? 0 : (double) novel / all);
        signals.set(Signal.CAPITAL_FAR, Math.min(COUNT_MAX, far));
        signals.set(Signal.CAPITAL_MIXED, Math.min(COUNT_MAX, mixed));
    }

    /** A capital at the start of a sentence counts when another capital follows it. */
    private static boolean isNameLike(Claim claim, int i) {
        return i + 1 < claim.size && claim.isCapital(i + 1) && isNeighbour(claim, i);
    }

    private static boolean isNeighbour(Claim claim, int i) {
        return claim.terms.from[claim.firstTerm + i + 1] == claim.terms.to[claim.firstTerm + i];
    }

    private static boolean isMixed(Claim claim, int i) {
        return i + 1 < claim.size
                && claim.isCapital(i + 1)
                && isNeighbour(claim, i)
                && claim.isKnown(i)
                && claim.isKnown(i + 1)
                && !claim.index.hasRun(claim.terms.words, claim.terms.from[claim.firstTerm + i], 2);
    }

    private static void numbers(Claim claim, Signals signals) {
        int missing = 0;
        int wordsMissing = 0;
        int far = 0;
        int conflicts = 0;
        for (int i = 0; i < claim.size; i++) {
            if (!claim.isQuantity(i)) {
                continue;
            }
            boolean written = claim.isWrittenQuantity(i);
            boolean isNew = claim.isNovel(i);
            missing += written && isNew ? 1 : 0;
            wordsMissing += !written && isNew ? 1 : 0;
            far += claim.isKnown(i) && !claim.given[i] && !claim.isHeld(i) ? 1 : 0;
            conflicts += (isNew || !claim.isHeld(i)) && conflicting(claim, i) >= 0 ? 1 : 0;
        }
        signals.set(Signal.NUMBER_MISSING, Math.min(COUNT_MAX, missing));
        signals.set(Signal.NUMBER_WORD_MISSING, Math.min(COUNT_MAX, wordsMissing));
        signals.set(Signal.NUMBER_FAR, Math.min(COUNT_MAX, far));
        signals.set(Signal.NUMBER_CONFLICT, Math.min(COUNT_MAX, conflicts));
    }

    /** The source term that gives another quantity beside the same word, the one most alike in size; or -1. */
    static int conflicting(Claim claim, int i) {
        int best = -1;
        Quantity own = claim.terms.quantities[claim.firstTerm + i];
        if (own == null) {
            return best;
        }
        for (int beside = Math.max(0, i - BESIDE); beside <= Math.min(claim.size - 1, i + BESIDE); beside++) {
            if (beside != i && claim.isKnown(beside) && !claim.isQuantity(beside)) {
                best = nearer(claim, own, best, quantityBeside(claim, own, claim.ids[beside]));
            }
        }
        return best;
    }

    private static int quantityBeside(Claim claim, Quantity own, int id) {
        SourceIndex index = claim.index;
        int best = -1;
        for (int sentence : claim.evidence.sentences()) {
            int first = index.firstTerm(sentence);
            int end = index.firstTerm(sentence + 1);
            for (int t = first; t < end; t++) {
                if (index.find(index.terms.keys[t]) == id) {
                    for (int near = Math.max(first, t - BESIDE); near <= Math.min(end - 1, t + BESIDE); near++) {
                        best = nearer(claim, own, best, near);
                    }
                }
            }
        }
        return best;
    }

    /** Of two source terms the one that is another quantity of the same kind and nearer in size. */
    private static int nearer(Claim claim, Quantity own, int held, int candidate) {
        Quantity other = candidate < 0 ? null : claim.index.terms.quantities[candidate];
        if (other == null || other.kind() != own.kind() || other.key() == own.key()) {
            return held;
        }
        Quantity best = held < 0 ? null : claim.index.terms.quantities[held];
        return best == null || apart(own, other) < apart(own, best) ? candidate : held;
    }

    private static double apart(Quantity one, Quantity two) {
        return Math.abs(Math.log(Math.abs(one.value()) + 1) - Math.log(Math.abs(two.value()) + 1));
    }
}
