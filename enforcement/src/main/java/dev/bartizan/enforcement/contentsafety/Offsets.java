package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Span;
import tools.jackson.databind.node.ObjectNode;

/**
 * Places of one text in the three units of the contract: {@code {"utf8":…,"utf16":…,"codePoint":…}}. An unpaired surrogate
 * counts as one code point of three bytes, the size of the replacement character it becomes in UTF-8. Not thread-safe.
 */
final class Offsets {
    private static final int STEP = 1_024;

    private final String text;
    private final int[] utf8;
    private final int[] codePoints;

    Offsets(String text) {
        this.text = text;
        this.utf8 = new int[text.length() / STEP + 1];
        this.codePoints = new int[utf8.length];
        for (int mark = 1; mark < utf8.length; mark++) {
            int from = (mark - 1) * STEP;
            utf8[mark] = utf8[mark - 1] + bytes(from, mark * STEP);
            codePoints[mark] = codePoints[mark - 1] + points(from, mark * STEP);
        }
    }

    /** Adds {@code offset} and {@code length}. */
    void put(ObjectNode target, Span span) {
        int start = Math.min(span.start(), text.length());
        int end = Math.min(span.end(), text.length());
        put(target.putObject("offset"), utf8(start), start, codePoint(start));
        put(target.putObject("length"), utf8(end) - utf8(start), end - start, codePoint(end) - codePoint(start));
    }

    private static void put(ObjectNode place, int utf8, int utf16, int codePoint) {
        place.put("utf8", utf8);
        place.put("utf16", utf16);
        place.put("codePoint", codePoint);
    }

    int utf8(int unit) {
        return utf8[unit / STEP] + bytes(unit / STEP * STEP, unit);
    }

    int codePoint(int unit) {
        return codePoints[unit / STEP] + points(unit / STEP * STEP, unit);
    }

    /** Bytes of the units; a pair counts where it starts. */
    private int bytes(int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            bytes += isSecond(i) ? 0 : isFirst(i) ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }

    private int points(int from, int to) {
        int points = 0;
        for (int i = from; i < to; i++) {
            points += isSecond(i) ? 0 : 1;
        }
        return points;
    }

    private boolean isFirst(int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private boolean isSecond(int i) {
        return i > 0 && Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
