package dev.bartizan.enforcement.contentsafety;

import java.util.Optional;

/** Walks the segments of a JPEG file to the frame header (ITU-T T.81, annex B). Pure. */
final class JpegSegments {
    private static final int SEGMENTS_MAX = 4_096;

    private JpegSegments() {}

    /** Width and height. */
    static Optional<long[]> size(ImageBytes in) {
        int at = 2;
        for (int i = 0; i < SEGMENTS_MAX; i++) {
            if (in.u8(at) != 0xFF) {
                return Optional.empty();
            }
            int marker = in.u8(at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (isAlone(marker)) {
                at += 2;
            } else {
                int length = in.u16Big(at + 2);
                if (length < 2 || marker == 0xD9 || marker == 0xDA) {
                    return Optional.empty();
                }
                if (isFrame(marker)) {
                    int height = in.u16Big(at + 5);
                    int width = in.u16Big(at + 7);
                    return width < 0 ? Optional.empty() : Optional.of(new long[] {width, height});
                }
                at += 2 + length;
            }
        }
        return Optional.empty();
    }

    private static boolean isAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    /** SOF0 to SOF15 without the tables DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
