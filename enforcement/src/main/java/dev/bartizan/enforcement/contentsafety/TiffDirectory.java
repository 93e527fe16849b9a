package dev.bartizan.enforcement.contentsafety;

import java.util.Optional;

/** Reads width and length from the first directory of a TIFF file (TIFF 6.0, section 2). Pure. */
final class TiffDirectory {
    private static final int WIDTH = 256;
    private static final int LENGTH = 257;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRIES_MAX = 1_000;

    private TiffDirectory() {}

    /** Width and height. */
    static Optional<long[]> size(ImageBytes in) {
        boolean little = in.u8(0) == 'I';
        long first = little ? in.u32Little(4) : in.u32Big(4);
        if (first < 8 || first > in.length()) {
            return Optional.empty();
        }
        int directory = (int) first;
        int entries = little ? in.u16Little(directory) : in.u16Big(directory);
        long width = -1;
        long height = -1;
        for (int i = 0; i < Math.min(entries, ENTRIES_MAX); i++) {
            int at = directory + 2 + 12 * i;
            int tag = little ? in.u16Little(at) : in.u16Big(at);
            if (tag == WIDTH) {
                width = value(in, at, little);
            } else if (tag == LENGTH) {
                height = value(in, at, little);
            }
        }
        return width < 0 || height < 0 ? Optional.empty() : Optional.of(new long[] {width, height});
    }

    private static long value(ImageBytes in, int at, boolean little) {
        int type = little ? in.u16Little(at + 2) : in.u16Big(at + 2);
        return switch (type) {
            case SHORT -> little ? in.u16Little(at + 8) : in.u16Big(at + 8);
            case LONG -> little ? in.u32Little(at + 8) : in.u32Big(at + 8);
            default -> -1;
        };
    }
}
