package dev.bartizan.inspection.grounding;

import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts texts into sentences of at most {@value #LENGTH_MAX} characters; those of the checked text are its claims. */
final class Claims {
    static final int LENGTH_MAX = 1_200;

    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "no", "inc", "ltd", "co", "corp", "gen", "col",
            "sgt", "lt", "rev", "hon", "gov", "sen", "rep", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
            "sept", "oct", "nov", "dec", "approx", "ca", "e.g", "i.e", "fig", "mt", "ft", "capt", "cmdr", "maj");

    private Claims() {}

    /** Spans in order without blanks around them, each with a letter or digit in it. */
    static List<Span> split(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                add(text, start, i, spans);
                start = i + 1;
            } else if (endsSentence(text, i, start)) {
                int end = closed(text, i + 1);
                add(text, start, end, spans);
                start = end;
                i = end - 1;
            } else if (i - start >= LENGTH_MAX - 1) {
                int cut = lastBlank(text, start, i);
                add(text, start, cut, spans);
                start = cut;
            }
        }
        add(text, start, text.length(), spans);
        return spans;
    }

    private static boolean endsSentence(String text, int i, int start) {
        char c = text.charAt(i);
        if (c == '\u3002' || c == '\uff01' || c == '\uff1f') {
            return true;
        }
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        int next = closed(text, i + 1);
        if (next < text.length() && text.charAt(next) > ' ') {
            // "in Delhi.The next": a full stop without its blank.
            return c == '.'
                    && i > start + 1
                    && Character.isLowerCase(text.charAt(i - 1))
                    && Character.isLowerCase(text.charAt(i - 2))
                    && Character.isUpperCase(text.charAt(next));
        }
        return c != '.' || !isAbbreviation(text, i, start);
    }

    private static boolean isAbbreviation(String text, int dot, int start) {
        int from = dot;
        while (from > start && dot - from < 8 && text.charAt(from - 1) > ' ' && text.charAt(from - 1) != '(') {
            from--;
        }
        String word = text.substring(from, dot).toLowerCase(java.util.Locale.ROOT);
        boolean initial =
                word.length() == 1 && Character.isLetter(word.charAt(0)) && Character.isUpperCase(text.charAt(from));
        boolean listMark = from == start && !word.isEmpty() && word.length() <= 2 && Character.isDigit(word.charAt(0));
        return initial || listMark || ABBREVIATIONS.contains(word);
    }

    /** Past closing quotes and brackets. */
    private static int closed(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < 4 && "\"'\u201d\u2019)]".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int lastBlank(String text, int start, int i) {
        for (int at = i; at > start + LENGTH_MAX / 2; at--) {
            if (text.charAt(at) <= ' ') {
                return at;
            }
        }
        // Not inside a surrogate pair.
        return Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
    }

    private static void add(String text, int from, int to, List<Span> spans) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                spans.add(new Span(start, end));
                return;
            }
        }
    }
}
