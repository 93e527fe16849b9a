package dev.bartizan.inspection.grounding;

/** Whether the claim answers the query from where the sources speak of it. Neutral without a query. */
final class QuerySignals {
    private QuerySignals() {}

    static void take(Claim claim, Terms query, Signals signals) {
        if (query.size == 0) {
            signals.set(Signal.QUERY_ANSWER, 1);
            return;
        }
        int own = 0;
        double found = 0;
        for (int i = 0; i < claim.size; i++) {
            if (claim.given[i] || claim.terms.isFrame(claim.firstTerm + i)) {
                continue;
            }
            own++;
            double best = 0;
            int places = claim.isKnown(i) ? Math.min(16, claim.index.count(claim.ids[i])) : 0;
            for (int n = 0; n < places; n++) {
                int sentence = claim.index.sentenceOf[claim.index.place(claim.ids[i], n)];
                best = Math.max(best, share(claim, query, sentence));
            }
            found += best;
        }
        signals.set(Signal.QUERY_ANSWER, own == 0 ? 1 : found / own);
    }

    private static double share(Claim claim, Terms query, int sentence) {
        if (sentence < 0) {
            return 0;
        }
        int found = 0;
        int all = Math.min(query.size, 64);
        SourceIndex index = claim.index;
        for (int q = 0; q < all; q++) {
            for (int t = index.firstTerm(sentence); t < index.firstTerm(sentence + 1); t++) {
                if (index.terms.keys[t] == query.keys[q]) {
                    found++;
                    break;
                }
            }
        }
        return (double) found / all;
    }
}
