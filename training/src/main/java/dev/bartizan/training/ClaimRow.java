package dev.bartizan.training;

import dev.bartizan.domain.Span;
import dev.bartizan.inspection.grounding.Aligner;
import java.util.ArrayList;
import java.util.List;

/**
 * A checkable claim of a row.
 *
 * @param row the row
 * @param span its place in the row's text
 * @param signals by ordinal of {@link dev.bartizan.inspection.grounding.Signal}
 * @param ungrounded the label
 */
record ClaimRow(GroundedRow row, Span span, float[] signals, boolean ungrounded) {
    /** The claims of a row; none when nothing in it can be checked. */
    static List<ClaimRow> of(GroundedRow row) {
        Aligner aligner = Aligner.of(row.text(), List.of(row.source()), row.query());
        List<ClaimRow> claims = new ArrayList<>();
        for (int i = 0; i < aligner.claims().size(); i++) {
            if (aligner.isCheckable(i)) {
                Span span = aligner.claims().get(i);
                claims.add(new ClaimRow(row, span, aligner.signals(i), row.isUngrounded(span)));
            }
        }
        return claims;
    }
}
