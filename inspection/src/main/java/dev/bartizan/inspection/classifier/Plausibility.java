package dev.bartizan.inspection.classifier;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How surprising a run of characters is to somebody who knows people's writing and code: a model of three characters in a
 * row over 40 signs. Suffixes made by an optimiser stand out (Alon and Kamfonas, "Detecting Language Model Attacks with
 * Perplexity", arXiv 2308.14132). Immutable.
 */
public final class Plausibility {
    /** Signs told apart: letters, digits as one, blank, line end, common punctuation, other letters, other signs. */
    public static final int SIGNS = 40;

    private static final String PUNCTUATION = ".,:;!?'\"-";
    private static final int DIGIT = 26;
    private static final int BLANK = 27;
    private static final int LINE = 28;
    private static final int OTHER_LETTER = 29;
    private static final int OTHER_SIGN = 30;
    private static final int MARKS = 31;
    private static final float UNIT = 1 / 16f;

    private final byte[] bits;

    /** @param bits per three signs in a row the surprise of the third, sixteenths of a bit, unsigned */
    public Plausibility(byte[] bits) {
        if (bits.length != SIGNS * SIGNS * SIGNS) {
            throw new ModelFormatException(
                    "plausibility: " + bits.length + " entries (expected: " + SIGNS * SIGNS * SIGNS + ")");
        }
        this.bits = bits.clone();
    }

    /** The sign of a character, 0 to {@link #SIGNS} - 1. */
    public static int sign(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        if (c == '\n' || c == '\r') {
            return LINE;
        }
        if (c <= ' ') {
            return BLANK;
        }
        int mark = PUNCTUATION.indexOf(c);
        if (mark >= 0) {
            return MARKS + mark;
        }
        return c > 127 && Character.isLetter(c) ? OTHER_LETTER : OTHER_SIGN;
    }

    /**
     * Surprise in bits a character: of the whole text, of the most surprising window, and of the end.
     *
     * @param windowChars size of window and end
     */
    float[] surprise(CharSequence text, int from, int to, int windowChars) {
        int n = to - from;
        if (n < 3) {
            return new float[3];
        }
        int[] ring = new int[windowChars];
        long total = 0;
        long window = 0;
        long most = 0;
        int a = sign(text.charAt(from));
        int b = sign(text.charAt(from + 1));
        for (int i = 2; i < n; i++) {
            int c = sign(text.charAt(from + i));
            int value = bits[(a * SIGNS + b) * SIGNS + c] & 0xff;
            total += value;
            int at = i % windowChars;
            window += value - ring[at];
            ring[at] = value;
            most = i >= windowChars + 1 ? Math.max(most, window) : most;
            a = b;
            b = c;
        }
        int width = Math.min(windowChars, n - 2);
        return new float[] {UNIT * total / (n - 2), UNIT * Math.max(most, window) / width, UNIT * window / width};
    }

    void write(DataOutputStream out) throws IOException {
        out.write(bits);
    }

    static Plausibility read(DataInputStream in) throws IOException {
        byte[] bits = new byte[SIGNS * SIGNS * SIGNS];
        in.readFully(bits);
        return new Plausibility(bits);
    }
}
