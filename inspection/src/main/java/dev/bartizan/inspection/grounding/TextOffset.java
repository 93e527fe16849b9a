package dev.bartizan.inspection.grounding;

/**
 * A place in a text, or a length, in the three units that clients count in. An unpaired surrogate counts as one code
 * point of three bytes, the size of the replacement character it becomes in UTF-8.
 *
 * @param utf8 bytes
 * @param utf16 units of a Java string
 * @param codePoint Unicode code points
 */
public record TextOffset(int utf8, int utf16, int codePoint) {
    /** The start of every text. */
    public static final TextOffset ZERO = new TextOffset(0, 0, 0);

    public TextOffset {
        if (codePoint < 0 || utf16 < codePoint || utf8 < utf16) {
            throw new IllegalArgumentException(
                    "offset: utf8 %d, utf16 %d, code points %d (expected: 0 or more, falling)"
                            .formatted(utf8, utf16, codePoint));
        }
    }

    /** The length from {@code earlier} to here. */
    public TextOffset minus(TextOffset earlier) {
        return new TextOffset(utf8 - earlier.utf8, utf16 - earlier.utf16, codePoint - earlier.codePoint);
    }

    /**
     * The place that lies at UTF-16 unit {@code at} of {@code text}, counted on from here.
     *
     * @param at not before here and not inside a surrogate pair
     */
    TextOffset advance(CharSequence text, int at) {
        int bytes = utf8;
        int points = codePoint;
        int i = utf16;
        while (i < at) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            bytes += pair ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            points++;
            i += pair ? 2 : 1;
        }
        return new TextOffset(bytes, i, points);
    }
}
