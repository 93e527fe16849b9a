package dev.bartizan.inspection;

import java.util.Arrays;
import java.util.Optional;

/**
 * Base64 (RFC 4648), both alphabets, with or without padding, also wrapped in lines: tokens of 16 or more characters
 * whose bytes are mostly printable text.
 */
final class Base64Decoder implements LayerDecoder {
    private static final int TOKEN_MIN = 16;
    private static final int TEXT_MIN = 8;
    private static final int WRAP_MIN = 40;
    private static final byte[] VALUES = values();

    @Override
    public String name() {
        return "base64";
    }

    @Override
    public Optional<Decoded> decode(View view, int maxUnits) {
        char[] text = view.text().toCharArray();
        int length = text.length;
        ByteRun run = null;
        OffsetMap.Builder out = null;
        int i = 0;
        while (i + TOKEN_MIN <= length) {
            int gap = lastGap(text, i);
            if (gap >= i) {
                i = gap + 1;
                continue;
            }
            int end = tokenEnd(text, i);
            if (isWorthDecoding(text, i, end)) {
                if (out == null || run == null) {
                    run = new ByteRun();
                    out = new OffsetMap.Builder(view.map(), 256);
                }
                if ((end - i) / 4 * 3 > maxUnits - out.length()) {
                    return Optional.of(new Decoded(out.text(), out.map(), true));
                }
                decodeToken(text, i, end, run, out);
            }
            i = end;
        }
        return out == null || out.length() == 0
                ? Optional.empty()
                : Optional.of(new Decoded(out.text(), out.map(), false));
    }

    /** The last unit that is no Base64 among the next ones, or less than {@code start}: no token begins before it. */
    private static int lastGap(char[] text, int start) {
        int i = start + TOKEN_MIN - 1;
        while (i >= start && value(text[i]) >= 0) {
            i--;
        }
        return i;
    }

    /** A long token, and the lines after it when it is wrapped. */
    private static int tokenEnd(char[] text, int start) {
        int length = text.length;
        int lineStart = start;
        int i = start;
        while (true) {
            while (i < length && value(text[i]) >= 0) {
                i++;
            }
            int next = i;
            if (next < length && text[next] == '\r') {
                next++;
            }
            boolean wrapped = next < length
                    && text[next] == '\n'
                    && i - lineStart >= WRAP_MIN
                    && next + 1 < length
                    && value(text[next + 1]) >= 0;
            if (!wrapped) {
                return i;
            }
            lineStart = next + 1;
            i = next + 1;
        }
    }

    /** Plain words and numbers are not base64: a real token mixes cases or holds digits. */
    private static boolean isWorthDecoding(char[] text, int start, int end) {
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text[i];
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digit |= c >= '0' && c <= '9';
        }
        return (upper && lower) || (digit && (upper || lower));
    }

    private static void decodeToken(char[] text, int start, int end, ByteRun run, OffsetMap.Builder out) {
        run.clear();
        int bits = 0;
        int count = 0;
        int first = start;
        for (int i = start; i < end; i++) {
            int value = value(text[i]);
            if (value < 0) {
                continue;
            }
            bits = (bits << 6 | value) & 0xFFFFFF;
            count += 6;
            if (count >= 8) {
                count -= 8;
                run.add(bits >> count & 0xFF, first, i + 1);
                first = count == 0 ? i + 1 : i;
            }
        }
        run.appendText(out, TEXT_MIN);
    }

    private static int value(char c) {
        return c < 128 ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['-'] = 62;
        values['_'] = 63;
        return values;
    }
}
