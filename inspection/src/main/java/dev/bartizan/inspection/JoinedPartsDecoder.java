package dev.bartizan.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text cut into named parts that the model is asked to put together: {@code a = "ignore all"; b = " rules"; a + b}. Read
 * when two or more of the names are added up somewhere; the parts come in the order of the sum.
 */
final class JoinedPartsDecoder implements LayerDecoder {
    private static final int PARTS_MAX = 64;
    private static final int NAME_MAX = 24;

    @Override
    public String name() {
        return "joined";
    }

    /** @param start first unit inside the quotes; @param end the closing quote */
    private record Part(int start, int end) {}

    @Override
    public Optional<Decoded> decode(View view, int maxUnits) {
        String text = view.text();
        if (text.indexOf('+') < 0) {
            return Optional.empty();
        }
        Map<String, Part> parts = parts(text);
        List<Part> sum = parts.size() < 2 ? List.of() : sum(text, parts);
        if (sum.size() < 2) {
            return Optional.empty();
        }
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), 256);
        for (Part part : sum) {
            for (int i = part.start; i < part.end; i++) {
                if (out.length() >= maxUnits) {
                    return Optional.of(new Decoded(out.text(), out.map(), true));
                }
                out.append(text.charAt(i), i, i + 1);
            }
        }
        return out.length() == 0 ? Optional.empty() : Optional.of(new Decoded(out.text(), out.map(), false));
    }

    private static Map<String, Part> parts(String text) {
        Map<String, Part> parts = new HashMap<>();
        int i = text.indexOf('=');
        while (i >= 0 && parts.size() < PARTS_MAX) {
            int nameEnd = skipBlanksBack(text, i);
            int nameStart = nameEnd;
            while (nameStart > 0 && nameEnd - nameStart < NAME_MAX && isName(text.charAt(nameStart - 1))) {
                nameStart--;
            }
            int quote = i + 1;
            while (quote < text.length() && text.charAt(quote) == ' ' && quote - i < 4) {
                quote++;
            }
            int next = i + 1;
            if (nameStart < nameEnd && quote < text.length() && isQuote(text.charAt(quote))) {
                int close = closing(text, quote);
                if (close > 0) {
                    parts.put(text.substring(nameStart, nameEnd), new Part(quote + 1, close));
                    next = close + 1;
                }
            }
            i = text.indexOf('=', next);
        }
        return parts;
    }

    /** The quote of the same kind that ends a line or stands before a separator, so that quotes inside do no harm. */
    private static int closing(String text, int quote) {
        char kind = text.charAt(quote);
        int close = text.indexOf(kind, quote + 1);
        for (int n = 0; n < PARTS_MAX && close >= 0; n++) {
            char after = close + 1 < text.length() ? text.charAt(close + 1) : '\n';
            if (after == '\n' || after == '\r' || after == ';' || after == ',' || after == ' ' || after == ')') {
                return close;
            }
            close = text.indexOf(kind, close + 1);
        }
        return -1;
    }

    /** The first sum whose terms are all names of parts. */
    private static List<Part> sum(String text, Map<String, Part> parts) {
        int plus = text.indexOf('+');
        while (plus >= 0) {
            int start = skipBlanksBack(text, plus);
            while (start > 0 && plus - start < NAME_MAX && isName(text.charAt(start - 1))) {
                start--;
            }
            List<Part> sum = new ArrayList<>();
            int i = start;
            while (i < text.length() && sum.size() < PARTS_MAX) {
                int end = i;
                while (end < text.length() && end - i < NAME_MAX && isName(text.charAt(end))) {
                    end++;
                }
                Part part = parts.get(text.substring(i, end));
                if (part == null) {
                    break;
                }
                sum.add(part);
                i = skipBlanks(text, end);
                if (i >= text.length() || text.charAt(i) != '+') {
                    break;
                }
                i = skipBlanks(text, i + 1);
            }
            if (sum.size() >= 2) {
                return sum;
            }
            plus = text.indexOf('+', plus + 1);
        }
        return List.of();
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < 4 && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int skipBlanksBack(String text, int from) {
        int i = from;
        while (i > 0 && from - i < 4 && text.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }
}
