package dev.bartizan.inspection;

/** Characters that a reader does not see but a model reads, or that split words only for machines. */
final class Invisibles {
    private Invisibles() {}

    /** Zero-width, bidirectional, filler, variation and other default-ignorable characters; not tag characters. */
    static boolean isInvisible(int c) {
        if (c < 0x2000) {
            return c == 0x00AD
                    || c == 0x034F
                    || c == 0x061C
                    || c == 0x115F
                    || c == 0x1160
                    || (c >= 0x17B4 && c <= 0x17B5)
                    || (c >= 0x180B && c <= 0x180F);
        }
        return (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0x3164
                || c == 0xFEFF
                || c == 0xFFA0
                || isVariationSelector(c)
                || (c >= 0x1D173 && c <= 0x1D17A);
    }

    static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /** The byte that a variation selector stands for when text is hidden in selectors (0..255). */
    static int selectorByte(int c) {
        return c <= 0xFE0F ? c - 0xFE00 : c - 0xE0100 + 16;
    }

    /** Zero-width joiner and the first variation selectors: ordinary parts of emoji. */
    static boolean isEmojiJoiner(int c) {
        return c == 0x200D || c == 0xFE0F || c == 0xFE0E;
    }

    /** Whether a code point is a Unicode tag character. */
    static boolean isTag(int c) {
        return c >= 0xE0000 && c <= 0xE007F;
    }
}
