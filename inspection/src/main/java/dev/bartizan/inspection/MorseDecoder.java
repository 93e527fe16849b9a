package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Morse code (ITU-R M.1677-1): codes of dots and dashes apart by blanks, words apart by {@code /}, {@code |}, three blanks
 * or a line end; runs of six or more codes, four of them different. A character that has no code may stand between them.
 */
final class MorseDecoder implements LayerDecoder {
    private static final int CODES_MIN = 6;
    private static final int DIFFERENT_MIN = 4;
    private static final int CODE_MAX = 7;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,?'!/()&:;=+-_\"$@";
    private static final String[] CODES =
            (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... -"
                            + " ..- ...- .-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----."
                            + " .-.-.- --..-- ..--.. .----. -.-.-- -..-. -.--. -.--.- .-... ---... -.-.-. -...- .-.-. -....-"
                            + " ..--.- .-..-. ...-..- .--.-.")
                    .split(" ");

    /** Indexed by a code written in binary after a leading 1, a dash being 1. */
    private static final char[] TABLE = table();

    @Override
    public String name() {
        return "morse";
    }

    @Override
    public Optional<Decoded> decode(View view, int maxUnits) {
        String text = view.text();
        if (!hasMarks(text)) {
            return Optional.empty();
        }
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), 64);
        int i = 0;
        while (i < text.length()) {
            if (!isMark(text.charAt(i)) || (i > 0 && text.charAt(i - 1) > ' ' && !isGap(text.charAt(i - 1)))) {
                i++;
                continue;
            }
            Run run = new Run(text, i);
            int end = run.read(out, false, maxUnits);
            if (run.codes >= CODES_MIN && Long.bitCount(run.different) >= DIFFERENT_MIN) {
                if (out.length() + run.units + 1 > maxUnits) {
                    return Optional.of(new Decoded(out.text(), out.map(), true));
                }
                if (out.length() > 0) {
                    out.append('\n', i, i + 1);
                }
                new Run(text, i).read(out, true, maxUnits);
            }
            i = Math.max(end, i + 1);
        }
        return out.length() == 0 ? Optional.empty() : Optional.of(new Decoded(out.text(), out.map(), false));
    }

    /** Whether some code may begin behind a blank, so that prose is not read character by character. */
    private static boolean hasMarks(String text) {
        return text.contains(" .")
                || text.contains(" -")
                || text.contains("_ ")
                || text.contains("/.")
                || text.contains("/-")
                || text.indexOf('\u00B7') >= 0
                || text.indexOf('\u2022') >= 0;
    }

    /** One run of codes, read twice: to see whether it is Morse, and to write it. */
    private static final class Run {
        private final String text;
        private final int start;
        private int codes;
        private int units;
        private long different;

        Run(String text, int start) {
            this.text = text;
            this.start = start;
        }

        int read(OffsetMap.Builder out, boolean write, int maxUnits) {
            int length = text.length();
            int end = start;
            int i = start;
            int strangers = 0;
            while (i < length && strangers <= 2 && units < maxUnits) {
                int tokenEnd = i;
                int code = 1;
                while (tokenEnd < length && isMark(text.charAt(tokenEnd)) && tokenEnd - i <= CODE_MAX) {
                    code = code << 1 | (isDash(text.charAt(tokenEnd)) ? 1 : 0);
                    tokenEnd++;
                }
                boolean whole = tokenEnd == length || text.charAt(tokenEnd) <= ' ' || isGap(text.charAt(tokenEnd));
                char letter = tokenEnd > i && whole && code < TABLE.length ? TABLE[code] : 0;
                if (letter != 0) {
                    codes++;
                    different |= 1L << LETTERS.indexOf(letter);
                    strangers = 0;
                } else if (tokenEnd == i && i + 1 < length && text.charAt(i) > ' ' && text.charAt(i + 1) <= ' ') {
                    letter = text.charAt(i);
                    tokenEnd = i + 1;
                    strangers += letter < 0x80 ? 1 : 0;
                } else {
                    return end;
                }
                units += 2;
                if (write) {
                    out.append(letter, i, tokenEnd);
                }
                end = tokenEnd;
                i = gap(out, write, tokenEnd);
            }
            return end;
        }

        private int gap(OffsetMap.Builder out, boolean write, int from) {
            int i = from;
            boolean word = false;
            while (i < text.length() && (text.charAt(i) <= ' ' || isGap(text.charAt(i)))) {
                word |= isGap(text.charAt(i)) || text.charAt(i) == '\n';
                i++;
            }
            word |= i - from >= 3;
            if (word && write && i < text.length()) {
                out.append(' ', from, i);
            }
            return i;
        }
    }

    private static boolean isMark(char c) {
        return c == '.' || c == '-' || c == '_' || c == '\u00B7' || c == '\u2022';
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '_';
    }

    private static boolean isGap(char c) {
        return c == '/' || c == '|';
    }

    private static char[] table() {
        char[] table = new char[1 << (CODE_MAX + 1)];
        for (int i = 0; i < CODES.length; i++) {
            int code = 1;
            for (char mark : CODES[i].toCharArray()) {
                code = code << 1 | (mark == '-' ? 1 : 0);
            }
            table[code] = LETTERS.charAt(i);
        }
        return table;
    }
}
