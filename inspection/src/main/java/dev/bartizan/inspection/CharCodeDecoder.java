package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Text written as character codes: hexadecimal ({@code 69676e6f7265}, {@code 69 67 6e}, {@code \x69\x67}, {@code 0x69,
 * 0x67}) or binary ({@code 01101001 01100111}); runs of 8 or more codes that give mostly printable text.
 */
final class CharCodeDecoder implements LayerDecoder {
    private static final int CODES_MIN = 8;

    private final String name;
    private final int radix;
    private final int digits;
    private final byte[] values = new byte[128];

    private CharCodeDecoder(String name, int radix, int digits) {
        this.name = name;
        this.radix = radix;
        this.digits = digits;
        for (char c = 0; c < 128; c++) {
            values[c] = (byte) Character.digit(c, radix);
        }
    }

    static CharCodeDecoder hex() {
        return new CharCodeDecoder("hex", 16, 2);
    }

    static CharCodeDecoder binary() {
        return new CharCodeDecoder("binary", 2, 8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Decoded> decode(View view, int maxUnits) {
        char[] text = view.text().toCharArray();
        int length = text.length;
        ByteRun run = null;
        OffsetMap.Builder out = null;
        int i = 0;
        while (i + digits <= length) {
            int gap = lastGap(text, i);
            if (gap >= i) {
                i = gap + 1;
                continue;
            }
            if ((i > 0 && isWord(text[i - 1]) && !isPrefix(text, i))
                    || !isCode(text, skipSeparator(text, i + digits))) {
                i++;
                continue;
            }
            if (run == null) {
                run = new ByteRun();
            }
            run.clear();
            int end = readCodes(text, i, run);
            if (run.size() >= CODES_MIN) {
                if (out == null) {
                    out = new OffsetMap.Builder(view.map(), 256);
                }
                if (run.size() > maxUnits - out.length()) {
                    return Optional.of(new Decoded(out.text(), out.map(), true));
                }
                run.appendText(out, CODES_MIN);
            }
            i = Math.max(i + 1, end);
        }
        return out == null || out.length() == 0
                ? Optional.empty()
                : Optional.of(new Decoded(out.text(), out.map(), false));
    }

    private boolean isCode(char[] text, int start) {
        return start + digits <= text.length && lastGap(text, start) < start;
    }

    /** The last unit that is no digit among those of a code, or less than {@code start}: no code begins before it. */
    private int lastGap(char[] text, int start) {
        int i = start + digits - 1;
        while (i >= start && digit(text, i) >= 0) {
            i--;
        }
        return i;
    }

    /** Reads codes until something else comes and returns where. */
    private int readCodes(char[] text, int start, ByteRun run) {
        int length = text.length;
        int i = start;
        while (i + digits <= length) {
            int value = 0;
            for (int d = 0; d < digits; d++) {
                int digit = digit(text, i + d);
                if (digit < 0) {
                    return endOfDigits(text, i);
                }
                value = value * radix + digit;
            }
            run.add(value, i, i + digits);
            i = skipSeparator(text, i + digits);
        }
        return i;
    }

    private int endOfDigits(char[] text, int start) {
        int i = start;
        while (i < text.length && digit(text, i) >= 0) {
            i++;
        }
        return i;
    }

    /** Skips at most one separator: blank, comma, colon, dash, {@code \x}, {@code 0x}. */
    private int skipSeparator(char[] text, int start) {
        int i = start;
        int length = text.length;
        for (int n = 0; n < 2 && i < length && isSeparator(text[i]); n++) {
            i++;
        }
        if (radix == 16 && i + 1 < length && (text[i + 1] == 'x' || text[i + 1] == 'X')) {
            char c = text[i];
            if (c == '\\' || c == '0') {
                i += 2;
            }
        }
        return i;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ',' || c == ':' || c == '-' || c == '\n';
    }

    private boolean isPrefix(char[] text, int at) {
        char before = text[at - 1];
        return radix == 16 && (before == 'x' || before == 'X');
    }

    private int digit(char[] text, int at) {
        char c = text[at];
        return c < 128 ? values[c] : -1;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
