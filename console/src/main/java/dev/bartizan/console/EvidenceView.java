package dev.bartizan.console;

import dev.bartizan.console.Highlight.Mark;
import dev.bartizan.console.Highlight.Piece;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * One piece of evidence as it is shown.
 *
 * @param alert the alert it belongs to
 * @param evidence the record; templates take its text only from {@code excerpt} and {@code decoded}
 * @param masked whether the text is hidden
 * @param excerpt the text around the finding, empty while masked
 * @param decoded the decoded layer, empty while masked or when the finding was in plain sight
 * @param hasDecoded whether there is a decoded layer at all
 */
record EvidenceView(
        Alert alert, Evidence evidence, boolean masked, List<Piece> excerpt, List<Piece> decoded, boolean hasDecoded) {
    static EvidenceView of(Alert alert, Evidence evidence, Optional<Reveals.Grant> grant) {
        boolean readable = grant.isPresent();
        Mark mark =
                new Mark(evidence.excerptSpan(), Words.name(evidence.finding().type()));
        return new EvidenceView(
                alert,
                evidence,
                !readable,
                readable ? Highlight.pieces(evidence.excerpt(), List.of(mark)) : List.of(),
                readable
                        ? evidence.decoded()
                                .map(view -> Highlight.pieces(view.text(), List.of()))
                                .orElse(List.of())
                        : List.of(),
                evidence.decoded().isPresent());
    }

    /** {@code base64, then rot13}. */
    String viewWords() {
        return String.join(", then ", evidence.finding().view().split(">", 8));
    }

    String exchangeHref() {
        return "/exchanges/" + evidence.exchangeId();
    }
}
