package dev.bartizan.inspection;

import java.util.Arrays;

/** Bytes decoded from one encoded token, each with the range of the encoded text it came from. */
final class ByteRun {
    private static final int NESTED_MIN = 12;
    private static final int WIDE_MIN = 4;

    private byte[] bytes = new byte[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int size;

    void add(int value, int start, int end) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        bytes[size] = (byte) value;
        from[size] = start;
        to[size++] = end;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /**
     * Appends the bytes as text when they are mostly printable: strict UTF-8, or UTF-16 little-endian ASCII (as shells
     * encode commands).
     *
     * @return whether something was appended
     */
    boolean appendText(OffsetMap.Builder out, int minUnits) {
        if (looksUtf16()) {
            dropZeros();
        }
        if (size < minUnits || !isPrintableUtf8()) {
            return false;
        }
        if (out.length() > 0) {
            out.append('\n', from[0], to[0]);
        }
        int i = 0;
        while (i < size) {
            int count = sequenceLength(bytes[i]);
            int codePoint = codePoint(i, count);
            out.appendCodePoint(codePoint, from[i], to[i + count - 1]);
            i += count;
        }
        return true;
    }

    private boolean looksUtf16() {
        if (size < 8 || (size & 1) != 0) {
            return false;
        }
        for (int i = 1; i < size; i += 2) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void dropZeros() {
        for (int i = 0; i < size / 2; i++) {
            bytes[i] = bytes[i * 2];
            from[i] = from[i * 2];
            to[i] = to[i * 2 + 1];
        }
        size /= 2;
    }

    /** Marks and invisible characters, which tell nothing about a text. */
    private static boolean isSilent(int c) {
        return c >= 0x80
                && (Invisibles.isInvisible(c)
                        || Invisibles.isTag(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    }

    /**
     * Strict UTF-8 with at least nine tenths letters, digits, spaces or common signs, and some letters: or printable throughout, as
     * another encoding inside is; or many characters of several bytes, which chance does not make.
     */
    private boolean isPrintableUtf8() {
        int units = 0;
        int letters = 0;
        int bad = 0;
        int wide = 0;
        int i = 0;
        while (i < size) {
            int count = sequenceLength(bytes[i]);
            if (count == 0 || i + count > size) {
                return false;
            }
            int codePoint = codePoint(i, count);
            if (codePoint < 0) {
                return false;
            }
            i += count;
            wide += count > 1 ? 1 : 0;
            if (isSilent(codePoint)) {
                continue;
            }
            units++;
            if (Character.isLetter(codePoint) || codePoint == ' ') {
                letters++;
            } else if (!isCommon(codePoint)) {
                bad++;
            }
        }
        boolean nested = bad == 0 && size >= NESTED_MIN;
        return (letters * 2 >= units || nested || wide >= WIDE_MIN) && bad * 10 <= units;
    }

    private static boolean isCommon(int c) {
        return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || c == 0x1B || c >= 0x2000;
    }

    private static int sequenceLength(byte first) {
        int b = first & 0xFF;
        if (b < 0x80) {
            return 1;
        }
        if (b >= 0xC2 && b < 0xE0) {
            return 2;
        }
        if (b >= 0xE0 && b < 0xF0) {
            return 3;
        }
        return b >= 0xF0 && b < 0xF5 ? 4 : 0;
    }

    private int codePoint(int at, int count) {
        int first = bytes[at] & 0xFF;
        if (count == 1) {
            return first;
        }
        int value = first & (0xFF >> (count + 1));
        for (int i = 1; i < count; i++) {
            int b = bytes[at + i] & 0xFF;
            if ((b & 0xC0) != 0x80) {
                return -1;
            }
            value = (value << 6) | (b & 0x3F);
        }
        boolean overlong = (count == 3 && value < 0x800) || (count == 4 && value < 0x10000);
        boolean invalid = value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
        return overlong || invalid ? -1 : value;
    }
}
