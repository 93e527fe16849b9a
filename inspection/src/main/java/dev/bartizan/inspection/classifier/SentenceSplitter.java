package dev.bartizan.inspection.classifier;

import java.util.ArrayList;
import java.util.List;

/** Cuts a document into sentences, lines and table cells of at most {@value #LENGTH_MAX} characters. */
public final class SentenceSplitter {
    static final int LENGTH_MAX = 400;
    static final int SPANS_MAX = 20_000;
    /** A line at least this long whose follower starts in lower case is taken for wrapped text, not for a line of its own. */
    private static final int WRAPPED_LINE_MIN = 55;

    private SentenceSplitter() {}

    /**
     * The spans in order, without leading and trailing blanks, none without a letter or digit. Text beyond
     * {@value #SPANS_MAX} spans is left out.
     */
    public static List<Span> split(CharSequence text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        int lineStart = 0;
        int length = text.length();
        for (int i = 0; i < length && spans.size() < SPANS_MAX; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                if (!isWrapped(text, lineStart, i)) {
                    add(text, start, i, spans);
                    start = i + 1;
                }
                lineStart = i + 1;
            } else if (c == '|' || c == '\t' || isMark(text, i)) {
                add(text, start, i, spans);
                start = i + 1;
            } else if (isEscapedNewline(text, i)) {
                add(text, start, i, spans);
                start = i + 2;
            } else if (endsSentence(text, i)) {
                add(text, start, i + 1, spans);
                start = i + 1;
            } else if (i - start >= LENGTH_MAX - 1) {
                int cut = lastBlank(text, start, i);
                add(text, start, cut, spans);
                start = cut;
            }
        }
        add(text, start, length, spans);
        return spans;
    }

    /** Start or end of a tag or comment of a markup language. */
    private static boolean isMark(CharSequence text, int i) {
        char c = text.charAt(i);
        if (c == '<' && i + 1 < text.length()) {
            char next = text.charAt(i + 1);
            return next == '!' || next == '/' || Character.isLetter(next);
        }
        if (c != '>' || i == 0) {
            return false;
        }
        char before = text.charAt(i - 1);
        return before == '-' || before == '/' || before == '"' || Character.isLetter(before);
    }

    /** A line break as JSON writes it: tool answers often arrive so. */
    private static boolean isEscapedNewline(CharSequence text, int i) {
        return text.charAt(i) == '\\'
                && i + 1 < text.length()
                && text.charAt(i + 1) == 'n'
                && (i == 0 || text.charAt(i - 1) != '\\');
    }

    private static boolean isWrapped(CharSequence text, int lineStart, int lineEnd) {
        if (lineEnd - lineStart < WRAPPED_LINE_MIN || lineEnd + 1 >= text.length()) {
            return false;
        }
        char last = text.charAt(lineEnd - 1);
        return last != '|' && last != ':' && Character.isLowerCase(text.charAt(lineEnd + 1));
    }

    private static boolean endsSentence(CharSequence text, int i) {
        char c = text.charAt(i);
        if (c == '\u3002' || c == '\uff01' || c == '\uff1f') {
            return true;
        }
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        if (i + 1 >= text.length() || text.charAt(i + 1) > ' ') {
            return false;
        }
        // One-letter and numeral "sentences" such as "e. g." and "1." are no ends.
        return c != '.'
                || i < 2
                || Character.isLetterOrDigit(text.charAt(i - 2))
                || !Character.isLetterOrDigit(text.charAt(i - 1));
    }

    private static int lastBlank(CharSequence text, int start, int i) {
        for (int at = i; at > start + LENGTH_MAX / 2; at--) {
            if (text.charAt(at) <= ' ') {
                return at;
            }
        }
        // Not inside a surrogate pair.
        return Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
    }

    private static void add(CharSequence text, int from, int to, List<Span> spans) {
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
                if (spans.size() < SPANS_MAX) {
                    spans.add(new Span(start, end));
                }
                return;
            }
        }
    }
}
