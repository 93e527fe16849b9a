package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Characters written as escapes among other text: URL percent codes (RFC 3986), HTML character references, and
 * {@code \}{@code u0069}, {@code \x69}, {@code \U00000069} and {@code \}{@code u{69}} escapes. The whole view is decoded in place when it holds at least three such escapes of letters.
 */
final class EscapeDecoder implements LayerDecoder {
    private static final int ESCAPES_MIN = 3;
    private static final int ESCAPES_CERTAIN = 8;

    /** The kind of escape. */
    enum Syntax {
        URL("url", '%'),
        HTML("html", '&'),
        UNICODE("unicode-escape", '\\');

        private final String view;
        private final char start;

        Syntax(String view, char start) {
            this.view = view;
            this.start = start;
        }
    }

    private final Syntax syntax;

    EscapeDecoder(Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return syntax.view;
    }

    @Override
    public Optional<Decoded> decode(View view, int maxUnits) {
        String text = view.text();
        if (!isWorthDecoding(text)) {
            return Optional.empty();
        }
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), Math.min(maxUnits, text.length()));
        int i = 0;
        while (i < text.length()) {
            if (out.length() + 2 > maxUnits) {
                return Optional.of(new Decoded(out.text(), out.map(), true));
            }
            Escape escape = text.charAt(i) == syntax.start ? escape(text, i) : Escape.NONE;
            if (escape.end == 0) {
                out.append(text.charAt(i), i, i + 1);
                i++;
            } else {
                out.appendCodePoint(escape.codePoint, i, escape.end);
                i = escape.end;
            }
        }
        return Optional.of(new Decoded(out.text(), out.map(), false));
    }

    /** At least three escapes, one of them a letter: text that only escapes spaces and signs needs no second view. */
    private boolean isWorthDecoding(String text) {
        int escapes = 0;
        boolean letter = false;
        int i = text.indexOf(syntax.start);
        while (i >= 0 && (escapes < ESCAPES_MIN || !letter)) {
            Escape escape = escape(text, i);
            if (escape.end > 0) {
                escapes++;
                letter |= Character.isLetterOrDigit(escape.codePoint)
                        || Character.getType(escape.codePoint) == Character.OTHER_SYMBOL
                        || escapes >= ESCAPES_CERTAIN
                        || (syntax == Syntax.URL && escape.codePoint == ' ');
            }
            i = text.indexOf(syntax.start, Math.max(escape.end, i + 1));
        }
        return escapes >= ESCAPES_MIN && letter;
    }

    /** @param end 0 when there is no escape */
    private record Escape(int codePoint, int end) {
        static final Escape NONE = new Escape(0, 0);
    }

    private Escape escape(String text, int at) {
        return switch (syntax) {
            case URL -> percent(text, at);
            case HTML -> reference(text, at);
            case UNICODE -> unicode(text, at);
        };
    }

    /** One percent code; bytes past ASCII are joined when they form UTF-8 of two to four bytes. */
    private static Escape percent(String text, int at) {
        int first = number(text, at + 1, 2, 16);
        if (first < 0) {
            return Escape.NONE;
        }
        int count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
        if (count == 1) {
            return new Escape(first, at + 3);
        }
        int codePoint = first & (0xFF >> (count + 1));
        for (int i = 1; i < count; i++) {
            int position = at + 3 * i;
            int next =
                    position < text.length() && text.charAt(position) == '%' ? number(text, position + 1, 2, 16) : -1;
            if (next < 0x80 || next > 0xBF) {
                return Escape.NONE;
            }
            codePoint = codePoint << 6 | (next & 0x3F);
        }
        return count == 0 ? Escape.NONE : escapeOf(codePoint, at + 3 * count);
    }

    private static Escape reference(String text, int at) {
        int length = text.length();
        if (at + 2 >= length || text.charAt(at + 1) != '#') {
            return Escape.NONE;
        }
        boolean hex = (text.charAt(at + 2) | 0x20) == 'x';
        int start = at + (hex ? 3 : 2);
        int end = start;
        while (end < length && end - start < 7 && digit(text.charAt(end), hex ? 16 : 10) >= 0) {
            end++;
        }
        if (end == start) {
            return Escape.NONE;
        }
        int codePoint = number(text, start, end - start, hex ? 16 : 10);
        return escapeOf(codePoint, end < length && text.charAt(end) == ';' ? end + 1 : end);
    }

    private static Escape unicode(String text, int at) {
        if (at + 3 >= text.length()) {
            return Escape.NONE;
        }
        char kind = text.charAt(at + 1);
        if (kind == 'u' && text.charAt(at + 2) == '{') {
            return braced(text, at + 3);
        }
        int digits = kind == 'u' ? 4 : kind == 'x' || kind == 'X' ? 2 : kind == 'U' ? 8 : 0;
        int codePoint = digits == 0 ? -1 : number(text, at + 2, digits, 16);
        if (codePoint < 0 && kind == 'U') {
            digits = 4;
            codePoint = number(text, at + 2, digits, 16);
        }
        return codePoint < 0 ? Escape.NONE : escapeOf(codePoint, at + 2 + digits);
    }

    private static Escape braced(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < 6 && digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        boolean closed = end > start && end < text.length() && text.charAt(end) == '}';
        return closed ? escapeOf(number(text, start, end - start, 16), end + 1) : Escape.NONE;
    }

    private static Escape escapeOf(int codePoint, int end) {
        return Character.isValidCodePoint(codePoint) ? new Escape(codePoint, end) : Escape.NONE;
    }

    private static int number(String text, int start, int digits, int radix) {
        if (start + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }
}
