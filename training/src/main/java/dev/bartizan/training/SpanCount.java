package dev.bartizan.training;

import dev.bartizan.domain.Span;
import java.util.BitSet;
import java.util.List;

/**
 * Characters in ungrounded stretches.
 *
 * @param both marked by people and found
 * @param found found by the check
 * @param marked marked by people
 */
record SpanCount(long both, long found, long marked) {
    /** @param everything count as if every text was flagged whole */
    static SpanCount of(List<ScoredText> texts, boolean everything) {
        long both = 0;
        long found = 0;
        long marked = 0;
        for (ScoredText text : texts) {
            BitSet people = new BitSet();
            GroundedRow row = text.row();
            if (!row.grounded() && row.spans().isEmpty()) {
                people.set(0, row.text().length());
            } else if (!row.grounded()) {
                row.spans().forEach(span -> people.set(span.start(), span.end()));
            }
            BitSet check = new BitSet();
            if (everything) {
                check.set(0, row.text().length());
            }
            for (int i = 0; i < text.claimOdds().length; i++) {
                Span span = text.aligned().claims().get(i).span();
                if (text.claimOdds()[i] >= 0) {
                    check.set(span.start(), span.end());
                }
            }
            found += check.cardinality();
            marked += people.cardinality();
            check.and(people);
            both += check.cardinality();
        }
        return new SpanCount(both, found, marked);
    }

    double precision() {
        return (double) both / found;
    }

    double recall() {
        return (double) both / marked;
    }

    double f1() {
        return 2 * precision() * recall() / (precision() + recall());
    }
}
