package dev.bartizan.gateway;

import dev.bartizan.domain.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * One string inside a JSON tree, cut into pieces that are inspected apart, and able to be written back redacted.
 *
 * <p>{@code <documents>…</documents>} inside a user message is data, so it is cut out and inspected as a document; what is
 * around it is joined and inspected as the user's prompt, so that an attack cannot hide by straddling a document.
 */
final class TextSlot {
    private static final String OPEN = "<documents>";
    private static final String CLOSE = "</documents>";

    /** A run of characters: where in the piece, where in the slot, how many. */
    private record Run(int inPiece, int inSlot, int length) {}

    /** A text to inspect, made of one or more runs of the slot. */
    record Piece(TextSlot slot, String text, List<Run> runs) {
        /** Asks for a range of this piece to be replaced in the slot. */
        void redact(Redactions.Redaction redaction) {
            String label = redaction.label();
            for (Run run : runs) {
                int start = Math.max(redaction.span().start(), run.inPiece());
                int end = Math.min(redaction.span().end(), run.inPiece() + run.length());
                if (start < end) {
                    int shift = run.inSlot() - run.inPiece();
                    slot.redactions.add(new Redactions.Redaction(new Span(start + shift, end + shift), label));
                    label = "";
                }
            }
        }

        /** Asks for this piece to be written as base64, after redaction. */
        void encode() {
            runs.forEach(run -> slot.encoded.add(new Span(run.inSlot(), run.inSlot() + run.length())));
        }
    }

    private final String text;
    private final Consumer<String> write;
    private final List<Redactions.Redaction> redactions = new ArrayList<>();
    private final List<Span> encoded = new ArrayList<>();

    TextSlot(String text, Consumer<String> write) {
        this.text = text;
        this.write = write;
    }

    Piece whole() {
        return new Piece(this, text, List.of(new Run(0, 0, text.length())));
    }

    /** The text outside of document tags, as one piece. */
    Piece prompt() {
        StringBuilder outside = new StringBuilder();
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (Span document : documentSpans()) {
            addRun(outside, runs, from, document.start());
            from = document.end();
        }
        addRun(outside, runs, from, text.length());
        return new Piece(this, outside.toString(), List.copyOf(runs));
    }

    /** The insides of document tags, one piece each. */
    List<Piece> documents() {
        return documentSpans().stream().map(this::piece).toList();
    }

    /** Pieces between the given cuts, e.g. around the tags of a reasoning block. */
    Piece piece(Span span) {
        return new Piece(
                this, text.substring(span.start(), span.end()), List.of(new Run(0, span.start(), span.length())));
    }

    /** Writes the text back if anything in it was redacted or encoded. Returns whether it was. */
    boolean writeBack() {
        if (redactions.isEmpty() && encoded.isEmpty()) {
            return false;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Span span : encoded.stream().sorted().distinct().toList()) {
            out.append(redacted(from, span.start()));
            byte[] plain = redacted(span.start(), span.end()).getBytes(StandardCharsets.UTF_8);
            out.append(Base64.getEncoder().encodeToString(plain));
            from = span.end();
        }
        write.accept(out.append(redacted(from, text.length())).toString());
        return true;
    }

    /** A range of the text with what was redacted in it replaced. */
    private String redacted(int start, int end) {
        List<Redactions.Redaction> inside = new ArrayList<>();
        for (Redactions.Redaction redaction : redactions) {
            int from = Math.max(redaction.span().start(), start);
            int to = Math.min(redaction.span().end(), end);
            if (from < to) {
                inside.add(new Redactions.Redaction(new Span(from - start, to - start), redaction.label()));
            }
        }
        return Redactions.apply(text.substring(start, end), inside);
    }

    private void addRun(StringBuilder outside, List<Run> runs, int start, int end) {
        if (start < end) {
            runs.add(new Run(outside.length(), start, end - start));
            outside.append(text, start, end);
        }
    }

    private List<Span> documentSpans() {
        List<Span> spans = new ArrayList<>();
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int start = open + OPEN.length();
            int end = text.indexOf(CLOSE, start);
            if (end < 0) {
                break;
            }
            spans.add(new Span(start, end));
            open = text.indexOf(OPEN, end + CLOSE.length());
        }
        return spans;
    }
}
