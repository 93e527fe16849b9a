package dev.bartizan.inspection.codeweakness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds code in an answer: fenced blocks with a language tag, fences without one, and bare code recognised by the shape of
 * its lines. Prose costs one look at each line.
 */
final class Snippets {
    /** Pieces of code of one answer that are looked at. */
    static final int SNIPPETS_MAX = 64;

    private static final int GAP_MAX = 2;

    private final String text;
    private final List<Snippet> found = new ArrayList<>();
    private int bareStart = -1;
    private int bareEnd;
    private int bareLines;
    private int gap;

    private Snippets(String text) {
        this.text = text;
    }

    /** In order, and at most one more than {@link #SNIPPETS_MAX}, which only shows that there is more. */
    static List<Snippet> find(String text) {
        Snippets search = new Snippets(text);
        search.run();
        return search.found;
    }

    private void run() {
        int line = 0;
        while (line < text.length() && found.size() <= SNIPPETS_MAX) {
            int end = lineEnd(line);
            int fence = fenceLength(line, end);
            if (fence > 0) {
                flushBare();
                line = fenced(line, end, fence);
            } else {
                bare(line, end);
                line = end + 1;
            }
        }
        flushBare();
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Length of the fence that this line opens or closes, signed by nothing: 0 for other lines. */
    private int fenceLength(int start, int end) {
        int i = indent(start, end);
        if (i >= end || (text.charAt(i) != '`' && text.charAt(i) != '~')) {
            return 0;
        }
        char sign = text.charAt(i);
        int length = 0;
        while (i < end && text.charAt(i) == sign) {
            length++;
            i++;
        }
        return length >= 3 ? length : 0;
    }

    private int indent(int start, int end) {
        int i = start;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '>')) {
            i++;
        }
        return i;
    }

    /** Reads one fenced block and returns where the next line starts. */
    private int fenced(int start, int end, int fence) {
        int open = indent(start, end);
        char sign = text.charAt(open);
        String tag = tag(text.substring(open + fence, end));
        int line = Math.min(text.length(), end + 1);
        int body = line;
        while (line < text.length()) {
            int lineEnd = lineEnd(line);
            int first = indent(line, lineEnd);
            if (first < lineEnd
                    && text.charAt(first) == sign
                    && fenceLength(line, lineEnd) >= fence
                    && text.substring(first + fence, lineEnd).isBlank()) {
                take(tag, body, line);
                return Math.min(text.length(), lineEnd + 1);
            }
            line = lineEnd + 1;
        }
        take(tag, body, text.length());
        return text.length();
    }

    private static String tag(String info) {
        String trimmed = info.strip();
        int end = 0;
        while (end < trimmed.length() && end < 24 && " {,:".indexOf(trimmed.charAt(end)) < 0) {
            end++;
        }
        return trimmed.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private void take(String tag, int start, int end) {
        if (start >= end) {
            return;
        }
        Optional<Language> language =
                tag.isEmpty() || tag.equals("code") ? Shape.guess(text, start, end) : Language.ofTag(tag);
        language.ifPresent(known -> found.add(new Snippet(known, start, end)));
    }

    private void bare(int start, int end) {
        if (Shape.isCodeLine(text, start, end)) {
            if (bareStart < 0) {
                bareStart = start;
                bareLines = 0;
            }
            bareLines++;
            bareEnd = end;
            gap = 0;
        } else if (bareStart >= 0) {
            boolean blank = indent(start, end) == end;
            boolean indented = end > start && (text.charAt(start) == ' ' || text.charAt(start) == '\t');
            gap += blank || indented ? 0 : 1;
            if (gap >= GAP_MAX) {
                flushBare();
            }
        }
    }

    private void flushBare() {
        if (bareStart >= 0 && found.size() <= SNIPPETS_MAX) {
            boolean whole = bareStart == 0 && text.length() - bareEnd < 3;
            if (bareLines >= 2 || whole) {
                int start = bareStart;
                int end = bareEnd;
                Shape.guess(text, start, end).ifPresent(language -> found.add(new Snippet(language, start, end)));
            }
        }
        bareStart = -1;
        gap = 0;
    }
}
