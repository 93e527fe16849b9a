package dev.bartizan.inspection;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Replaces what findings cover by the type in brackets: {@code mail [EMAIL] now}. Pure. */
public final class Redactor {
    private static final Comparator<Piece> BY_PLACE = Comparator.comparing(Piece::span)
            .thenComparing(Comparator.comparingDouble(Piece::score).reversed());

    private Redactor() {}

    private record Piece(Span span, String type, double score) {}

    /**
     * The text with every finding's span replaced. Overlapping spans become one replacement, named after the finding with
     * the highest score. Parts of spans past the end of the text are ignored; empty spans replace nothing. A surrogate pair is
     * never cut in half.
     */
    public static String redact(String text, Collection<Finding> findings) {
        List<Piece> pieces = new ArrayList<>();
        for (Finding finding : findings) {
            Span span = whole(text, finding.span());
            if (span.length() > 0) {
                pieces.add(new Piece(span, finding.type(), finding.score()));
            }
        }
        pieces.sort(BY_PLACE);
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        int i = 0;
        while (i < pieces.size()) {
            Piece best = pieces.get(i);
            int start = best.span().start();
            int end = best.span().end();
            for (i++; i < pieces.size() && pieces.get(i).span().start() < end; i++) {
                Piece piece = pieces.get(i);
                best = piece.score() > best.score() ? piece : best;
                end = Math.max(end, piece.span().end());
            }
            out.append(text, copied, start);
            out.append('[').append(best.type().toUpperCase(Locale.ROOT)).append(']');
            copied = end;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** The span cut to the text and widened to whole code points. */
    private static Span whole(String text, Span span) {
        int start = Math.min(span.start(), text.length());
        int end = Math.min(span.end(), text.length());
        if (start > 0 && start < end && isSplit(text, start)) {
            start--;
        }
        if (end > start && end < text.length() && isSplit(text, end)) {
            end++;
        }
        return new Span(start, end);
    }

    private static boolean isSplit(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
