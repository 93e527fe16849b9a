package dev.bartizan.console;

import dev.bartizan.inspection.TracedInspection.Reading;
import java.util.List;

/**
 * One reading of a text as it is shown.
 *
 * @param title e.g. {@code Decoded: base64, then rot13}
 * @param note what this reading is, one line
 * @param pieces marked, with hidden characters made visible
 * @param marks how many findings are marked
 * @param hidden how many places with hidden characters
 * @param length UTF-16 units
 * @param cut units not shown
 */
record ReadingView(
        String title, String note, List<Highlight.Piece> pieces, int marks, int hidden, int length, int cut) {
    static ReadingView of(Reading reading) {
        List<Highlight.Piece> pieces = Highlight.pieces(
                reading.text(),
                reading.marks().stream()
                        .map(mark -> new Highlight.Mark(mark.span(), Words.name(mark.type())))
                        .toList());
        int hidden = (int) pieces.stream()
                .filter(piece -> piece.kind() == Highlight.Kind.HIDDEN)
                .count();
        return new ReadingView(
                title(reading.name()),
                note(reading.name()),
                pieces,
                reading.marks().size(),
                hidden,
                reading.text().length(),
                Highlight.cut(reading.text()));
    }

    private static String title(String name) {
        return switch (name) {
            case "original" -> "As given";
            case "normalised" -> "Without disguises";
            default -> "Decoded: " + String.join(", then ", name.split(">", 8));
        };
    }

    private static String note(String name) {
        return switch (name) {
            case "original" -> "The text itself.";
            case "normalised" -> "Hidden characters taken out, look-alikes and odd forms made plain.";
            default -> "A layer found inside the text and read like the text itself.";
        };
    }

    /** {@code 2 places marked, 3 with hidden characters, 120 characters}. */
    String summary() {
        StringBuilder said = new StringBuilder();
        if (marks > 0) {
            said.append(Words.plural(marks, "place")).append(" marked, ");
        }
        if (hidden > 0) {
            said.append(hidden).append(" with hidden characters, ");
        }
        return said.append(Words.plural(length, "character")).toString();
    }
}
