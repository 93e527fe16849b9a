package dev.bartizan.inspection.grounding;

/** Whether what the claim says together also stands together in the sources: pairs of terms, and each term's surroundings. */
final class ContextSignals {
    private static final int PLACES_MAX = 24;
    private static final int CLAIM_REACH = 3;
    private static final int SOURCE_REACH = 8;
    private static final int CLOSE = 4;

    private ContextSignals() {}

    static void take(Claim claim, Signals signals) {
        pairs(claim, signals);
        double least = 1;
        double anchorLeast = 1;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < claim.size; i++) {
            if (claim.isKnown(i) && !claim.given[i]) {
                double context = context(claim, i);
                least = Math.min(least, context);
                boolean anchor = claim.isWrittenQuantity(i) || (claim.isCapital(i) && !claim.isOpening(i));
                anchorLeast = anchor ? Math.min(anchorLeast, context) : anchorLeast;
                sum += context;
                count++;
            }
        }
        signals.set(Signal.CONTEXT_LEAST, least);
        signals.set(Signal.CONTEXT_ANCHOR_LEAST, anchorLeast);
        signals.set(Signal.CONTEXT_MEAN, count == 0 ? 0 : sum / count);
    }

    private static void pairs(Claim claim, Signals signals) {
        int all = 0;
        int inSentence = 0;
        int close = 0;
        int before = -1;
        for (int i = 0; i < claim.size; i++) {
            if (!claim.isKnown(i)) {
                continue;
            }
            if (before >= 0 && claim.ids[before] != claim.ids[i]) {
                all++;
                int distance = distance(claim, before, i);
                inSentence += distance < Integer.MAX_VALUE ? 1 : 0;
                close += distance <= CLOSE ? 1 : 0;
            }
            before = i;
        }
        signals.set(Signal.PAIR_IN_SENTENCE, all == 0 ? 1 : (double) inSentence / all);
        signals.set(Signal.PAIR_CLOSE, all == 0 ? 1 : (double) close / all);
    }

    /** The least distance of two terms within one source sentence. */
    private static int distance(Claim claim, int left, int right) {
        SourceIndex index = claim.index;
        int best = Integer.MAX_VALUE;
        int a = 0;
        int b = 0;
        int aCount = Math.min(PLACES_MAX * 4, index.count(claim.ids[left]));
        int bCount = Math.min(PLACES_MAX * 4, index.count(claim.ids[right]));
        while (a < aCount && b < bCount) {
            int aPlace = index.place(claim.ids[left], a);
            int bPlace = index.place(claim.ids[right], b);
            if (index.sentenceOf[aPlace] == index.sentenceOf[bPlace]) {
                best = Math.min(best, Math.abs(aPlace - bPlace));
            }
            if (aPlace < bPlace) {
                a++;
            } else {
                b++;
            }
        }
        return best;
    }

    /** The best share of the term's neighbours in the claim that surround one of its places in the sources. */
    private static double context(Claim claim, int i) {
        SourceIndex index = claim.index;
        int from = Math.max(0, i - CLAIM_REACH);
        int to = Math.min(claim.size - 1, i + CLAIM_REACH);
        int all = 0;
        for (int near = from; near <= to; near++) {
            all += near != i && !claim.terms.isFrame(claim.firstTerm + near) ? 1 : 0;
        }
        if (all == 0) {
            return 1;
        }
        int best = 0;
        int places = Math.min(PLACES_MAX, index.count(claim.ids[i]));
        for (int n = 0; n < places && best < all; n++) {
            int place = index.place(claim.ids[i], n);
            int found = 0;
            for (int near = from; near <= to; near++) {
                found += near != i
                                && !claim.terms.isFrame(claim.firstTerm + near)
                                && claim.isKnown(near)
                                && isAround(index, place, claim.ids[near])
                        ? 1
                        : 0;
            }
            best = Math.max(best, found);
        }
        return (double) best / all;
    }

    private static boolean isAround(SourceIndex index, int place, int id) {
        int from = Math.max(0, place - SOURCE_REACH);
        int low = 0;
        int high = index.count(id);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (index.place(id, middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < index.count(id) && index.place(id, low) <= place + SOURCE_REACH;
    }
}
