package dev.bartizan.console;

import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Cuts a text into pieces for display: plain, marked (a finding's span), and hidden characters made visible. Works in
 * one pass over at most {@link #SHOWN_MAX} UTF-16 units, so a hostile text costs no more than a long one.
 */
final class Highlight {
    /** Longest text shown on a page, UTF-16 units. */
    static final int SHOWN_MAX = 20_000;

    private static final int TAG_FIRST = 0xE0000;
    private static final int TAG_LAST = 0xE007F;

    private Highlight() {}

    /** A marked range and what it is, e.g. {@code Prompt attack}. */
    record Mark(Span span, String label) {}

    /** How a piece is shown. */
    enum Kind {
        PLAIN,
        MARKED,
        HIDDEN
    }

    /**
     * One run of text.
     *
     * @param kind how it is shown
     * @param marked whether it lies in a mark; a hidden character may lie in one too
     * @param text what is shown: the text, or a name such as {@code ZWSP ×12}
     * @param label what the mark or the hidden character is; empty for plain text
     */
    record Piece(Kind kind, boolean marked, String text, String label) {}

    /** The text cut at its marks; a mark beyond the end of the text is cut or left out. */
    static List<Piece> pieces(String text, List<Mark> marks) {
        String shown = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) : text;
        List<Mark> merged = merge(marks, shown.length());
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Mark mark : merged) {
            visible(shown, at, mark.span().start(), "", pieces);
            visible(shown, mark.span().start(), mark.span().end(), mark.label(), pieces);
            at = mark.span().end();
        }
        visible(shown, at, shown.length(), "", pieces);
        return pieces;
    }

    /** How many units of the text are not shown. */
    static int cut(String text) {
        return Math.max(0, text.length() - SHOWN_MAX);
    }

    private static List<Mark> merge(List<Mark> marks, int length) {
        List<Mark> sorted = marks.stream()
                .filter(mark -> mark.span().start() < Math.min(mark.span().end(), length))
                .sorted((a, b) -> a.span().compareTo(b.span()))
                .toList();
        List<Mark> merged = new ArrayList<>();
        for (Mark mark : sorted) {
            Span span = new Span(mark.span().start(), Math.min(mark.span().end(), length));
            if (!merged.isEmpty() && merged.getLast().span().overlaps(span)) {
                Mark last = merged.removeLast();
                String label = last.label().contains(mark.label()) ? last.label() : last.label() + ", " + mark.label();
                merged.add(new Mark(
                        new Span(last.span().start(), Math.max(last.span().end(), span.end())), label));
            } else {
                merged.add(new Mark(span, mark.label()));
            }
        }
        return merged;
    }

    private static void visible(String text, int from, int to, String label, List<Piece> pieces) {
        boolean marked = !label.isEmpty();
        int runStart = from;
        int at = from;
        while (at < to) {
            int codePoint = text.codePointAt(at);
            if (!hidden(codePoint)) {
                at += Character.charCount(codePoint);
                continue;
            }
            plain(text, runStart, at, label, pieces);
            int end = hiddenRun(text, at, to, codePoint);
            pieces.add(hiddenPiece(text.substring(at, end), codePoint, marked));
            at = end;
            runStart = end;
        }
        plain(text, runStart, to, label, pieces);
    }

    private static void plain(String text, int from, int to, String label, List<Piece> pieces) {
        if (from < to) {
            boolean marked = !label.isEmpty();
            pieces.add(new Piece(marked ? Kind.MARKED : Kind.PLAIN, marked, text.substring(from, to), label));
        }
    }

    private static int hiddenRun(String text, int from, int to, int first) {
        Predicate<Integer> same = tag(first) ? Highlight::tag : each -> each == first;
        int at = from;
        while (at < to && same.test(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return Math.min(at, to);
    }

    private static Piece hiddenPiece(String run, int first, boolean marked) {
        int count = run.codePointCount(0, run.length());
        if (tag(first)) {
            StringBuilder said = new StringBuilder();
            run.codePoints()
                    .map(each -> each - TAG_FIRST)
                    .forEach(each -> said.append(each >= 0x20 && each < 0x7F ? (char) each : '·'));
            return new Piece(
                    Kind.HIDDEN, marked, said.toString(), Words.plural(count, "invisible tag character") + ", decoded");
        }
        String code = String.format(Locale.ROOT, "U+%04X", first);
        String name = shortName(first, code);
        String title = Character.isDefined(first) && !surrogate(first)
                ? code + " " + String.valueOf(Character.getName(first)).toLowerCase(Locale.ROOT)
                : code;
        return new Piece(Kind.HIDDEN, marked, count > 1 ? name + " ×" + count : name, title);
    }

    private static boolean tag(int codePoint) {
        return codePoint >= TAG_FIRST && codePoint <= TAG_LAST;
    }

    private static boolean surrogate(int codePoint) {
        return codePoint >= 0xD800 && codePoint <= 0xDFFF;
    }

    private static boolean hidden(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t' || codePoint == '\r') {
            return false;
        }
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || tag(codePoint)
                || codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static String shortName(int codePoint, String code) {
        return switch (codePoint) {
            case 0x200B -> "ZWSP";
            case 0x200C -> "ZWNJ";
            case 0x200D -> "ZWJ";
            case 0x2060 -> "WJ";
            case 0xFEFF -> "BOM";
            case 0x00AD -> "SHY";
            case 0x200E -> "LRM";
            case 0x200F -> "RLM";
            case 0x202A -> "LRE";
            case 0x202B -> "RLE";
            case 0x202C -> "PDF";
            case 0x202D -> "LRO";
            case 0x202E -> "RLO";
            case 0x2066 -> "LRI";
            case 0x2067 -> "RLI";
            case 0x2068 -> "FSI";
            case 0x2069 -> "PDI";
            default -> code;
        };
    }
}
