package dev.bartizan.inspection.classifier;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How surprising a run of characters is to somebody who knows people's writing and code: a model of four characters in a
 * row, letter case and signs told apart. Suffixes made by an optimiser stand out (Alon and Kamfonas, "Detecting Language
 * Model Attacks with Perplexity", arXiv 2308.14132). Immutable.
 */
public final class Plausibility {
    /** Number of entries: runs of four signs share them by hash. */
    public static final int ENTRIES = 1 << 20;
    /** Signs told apart: ASCII as it is, other letters in three groups, everything else. */
    public static final int SIGNS = 132;

    private static final int NEAR_LETTER = 128;
    private static final int FAR_LETTER = 129;
    private static final int IDEOGRAPH = 130;
    private static final int OTHER = 131;
    private static final float UNIT = 1 / 16f;

    private final byte[] bits;

    /** @param bits per run of four signs the surprise of the last, sixteenths of a bit, unsigned */
    public Plausibility(byte[] bits) {
        if (bits.length != ENTRIES) {
            throw new ModelFormatException("plausibility: " + bits.length + " entries (expected: " + ENTRIES + ")");
        }
        this.bits = bits.clone();
    }

    /** The sign of a character, 0 to {@link #SIGNS} - 1. */
    public static int sign(char c) {
        if (c < 128) {
            return c;
        }
        if (!Character.isLetter(c)) {
            return OTHER;
        }
        return c < 0x250 ? NEAR_LETTER : c < 0x3000 ? FAR_LETTER : IDEOGRAPH;
    }

    /** The entry of four signs in a row, each in a byte of {@code run}, the last one lowest. */
    public static int entry(int run) {
        return (run * 0x9E3779B1) >>> 12;
    }

    /**
     * Surprise in bits a character: of the whole text, of the most surprising window, and of the end.
     *
     * @param windowChars size of window and end
     */
    float[] surprise(CharSequence text, int from, int to, int windowChars) {
        int n = to - from;
        if (n < 4) {
            return new float[3];
        }
        int[] ring = new int[windowChars];
        long total = 0;
        long window = 0;
        long most = 0;
        int run = sign(text.charAt(from)) << 16 | sign(text.charAt(from + 1)) << 8 | sign(text.charAt(from + 2));
        int at = 0;
        for (int i = 3; i < n; i++) {
            run = run << 8 | sign(text.charAt(from + i));
            int value = bits[entry(run)] & 0xff;
            total += value;
            window += value - ring[at];
            ring[at] = value;
            at = at + 1 == windowChars ? 0 : at + 1;
            most = i >= windowChars + 2 ? Math.max(most, window) : most;
        }
        int width = Math.min(windowChars, n - 3);
        return new float[] {UNIT * total / (n - 3), UNIT * Math.max(most, window) / width, UNIT * window / width};
    }

    void write(DataOutputStream out) throws IOException {
        out.write(bits);
    }

    static Plausibility read(DataInputStream in) throws IOException {
        byte[] bits = new byte[ENTRIES];
        in.readFully(bits);
        return new Plausibility(bits);
    }
}
