package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Terminal colour codes between letters (ECMA-48, SGR): the real escape character, or its usual spellings {@code \x1b},
 * {@code \033}, {@code \e} and {@code \}{@code u001b}. Taken out when three or more of them stand beside letters.
 */
final class AnsiDecoder implements LayerDecoder {
    private static final int CODES_MIN = 3;
    private static final int PARAMETERS_MAX = 24;
    private static final String[] SPELLINGS = {"\u001B", "\\x1b", "\\x1B", "\\033", "\\e", "\\u001b", "\\u001B"};

    @Override
    public String name() {
        return "ansi";
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
            int end = code(text, i);
            if (end == i) {
                if (out.length() >= maxUnits) {
                    return Optional.of(new Decoded(out.text(), out.map(), true));
                }
                out.append(text.charAt(i), i, i + 1);
                end = i + 1;
            }
            i = end;
        }
        return Optional.of(new Decoded(out.text(), out.map(), false));
    }

    /** Codes at both sides of a single letter: colour as programs write it wraps whole words. */
    private static boolean isWorthDecoding(String text) {
        int codes = 0;
        int i = text.indexOf('[');
        while (i >= 0 && codes < CODES_MIN) {
            int start = codeStart(text, i);
            int end = start < 0 ? i : code(text, start);
            if (end > i) {
                int next = end + 1;
                boolean single = end < text.length() && isEscape(text, next);
                boolean afterLetter = start > 0 && Character.isLetter(text.charAt(start - 1));
                codes += single || (afterLetter && end < text.length() && Character.isLetter(text.charAt(end))) ? 1 : 0;
            }
            i = text.indexOf('[', i + 1);
        }
        return codes >= CODES_MIN;
    }

    private static boolean isEscape(String text, int at) {
        for (String spelling : SPELLINGS) {
            if (text.startsWith(spelling, at)) {
                return true;
            }
        }
        return false;
    }

    private static int codeStart(String text, int bracket) {
        for (String spelling : SPELLINGS) {
            int start = bracket - spelling.length();
            if (start >= 0 && text.startsWith(spelling, start)) {
                return start;
            }
        }
        return -1;
    }

    /** The end of the code that starts here, or {@code start}. */
    private static int code(String text, int start) {
        char first = text.charAt(start);
        if (first != '\u001B' && first != '\\') {
            return start;
        }
        for (String spelling : SPELLINGS) {
            int bracket = start + spelling.length();
            if (text.startsWith(spelling, start) && bracket < text.length() && text.charAt(bracket) == '[') {
                int i = bracket + 1;
                int limit = Math.min(text.length(), i + PARAMETERS_MAX);
                while (i < limit && text.charAt(i) >= 0x20 && text.charAt(i) <= 0x3F) {
                    i++;
                }
                return i < limit && text.charAt(i) >= 0x40 && text.charAt(i) <= 0x7E ? i + 1 : start;
            }
        }
        return start;
    }
}
