package dev.bartizan.inspection.grounding;

/** How much of the claim's wording the sources share: single words up to runs of four, and sentence coverage. */
final class OverlapSignals {
    private static final int RUN_MAX = 4;
    private static final Signal[] BY_LENGTH = {Signal.UNIGRAM, Signal.BIGRAM, Signal.TRIGRAM, Signal.FOURGRAM};

    private OverlapSignals() {}

    static void take(Claim claim, Signals signals) {
        float[] covered = claim.evidence.covered();
        signals.set(Signal.BEST_ONE, covered[0]);
        signals.set(Signal.BEST_TWO, covered[1]);
        signals.set(Signal.BEST_THREE, covered[2]);
        double shorter = 0;
        for (int length = 1; length <= RUN_MAX; length++) {
            double rate = runRate(claim, length, shorter);
            signals.set(BY_LENGTH[length - 1], rate);
            shorter = rate;
        }
        signals.set(Signal.LONGEST_RUN, claim.wordCount == 0 ? 0 : (double) longestRun(claim) / claim.wordCount);
    }

    /** @param shorter the rate of shorter runs: for a claim that is too short for this length */
    private static double runRate(Claim claim, int length, double shorter) {
        int all = claim.wordCount - length + 1;
        if (all < 1) {
            return shorter;
        }
        int found = 0;
        int counted = 0;
        for (int word = claim.firstWord; word < claim.firstWord + all; word++) {
            boolean here = has(claim, word, length);
            found += here ? 1 : 0;
            counted += here || !hasFrame(claim, word, length) ? 1 : 0;
        }
        return counted == 0 ? shorter : (double) found / counted;
    }

    /** Whether the run holds a word such as "passage", which says nothing about the sources' content. */
    private static boolean hasFrame(Claim claim, int from, int length) {
        for (int word = from; word < from + length; word++) {
            if (claim.terms.words.is(word, Words.FRAME)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Claim claim, int word, int length) {
        return length == 1
                ? claim.index.hasStem(claim.terms.words.keys[word])
                : claim.index.hasRun(claim.terms.words, word, length);
    }

    /** Words in the longest row in which every three neighbours stand side by side in the sources too. */
    private static int longestRun(Claim claim) {
        int longest = 0;
        int run = 0;
        for (int word = claim.firstWord; word + 2 < claim.firstWord + claim.wordCount; word++) {
            run = has(claim, word, 3) ? run + 1 : 0;
            longest = Math.max(longest, run == 0 ? 0 : run + 2);
        }
        return longest;
    }
}
