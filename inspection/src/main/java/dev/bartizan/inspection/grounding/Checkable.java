package dev.bartizan.inspection.grounding;

/**
 * Tells sentences that need to be judged from those that do not: lead-ins, sentences copied whole from a source, questions,
 * abstentions.
 */
final class Checkable {
    private static final int ABSTENTION_TERMS_MAX = 12;

    private Checkable() {}

    static boolean isCheckable(Claim claim) {
        return hasContent(claim) && !isCopied(claim) && !isQuestion(claim) && !isAbstention(claim);
    }

    /** False for "Here is a concise summary of the passage:". */
    private static boolean hasContent(Claim claim) {
        for (int i = 0; i < claim.size; i++) {
            if (!claim.terms.isFrame(claim.firstTerm + i)) {
                return true;
            }
        }
        return claim.has(Words.NEGATION);
    }

    private static boolean isCopied(Claim claim) {
        return claim.index.hasSentence(claim.terms.words, claim.span);
    }

    private static boolean isQuestion(Claim claim) {
        return claim.terms.words.text.charAt(claim.span.end() - 1) == '?';
    }

    /** "The passage does not mention the price": says that the sources are silent, and names nothing. */
    private static boolean isAbstention(Claim claim) {
        if (!claim.has(Words.NEGATION) || claim.size > ABSTENTION_TERMS_MAX) {
            return false;
        }
        int frames = 0;
        for (int i = 0; i < claim.size; i++) {
            if (claim.isWrittenQuantity(i) || (claim.isCapital(i) && !claim.isOpening(i))) {
                return false;
            }
            frames += claim.terms.isFrame(claim.firstTerm + i) ? 1 : 0;
        }
        return frames >= 2;
    }
}
