package dev.bartizan.enforcement.contentsafety;

import java.util.Optional;

/**
 * What the first bytes of an image file say, without decoding a pixel.
 *
 * @param format one of the six formats of the contract
 * @param width pixels
 * @param height pixels
 */
public record ImageHeader(Format format, long width, long height) {
    /** The formats of the contract. */
    public enum Format {
        JPEG,
        PNG,
        GIF,
        BMP,
        TIFF,
        WEBP
    }

    /** Reads the header; empty when it is none of the formats or damaged. Never reads outside the bytes. */
    static Optional<ImageHeader> read(byte[] bytes) {
        ImageBytes in = new ImageBytes(bytes);
        if (in.startsWith(0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A) && in.startsWith(12, 'I', 'H', 'D', 'R')) {
            return of(Format.PNG, in.u32Big(16), in.u32Big(20));
        }
        if (in.startsWith(0, 'G', 'I', 'F', '8')) {
            return of(Format.GIF, in.u16Little(6), in.u16Little(8));
        }
        if (in.startsWith(0, 'B', 'M')) {
            return bmp(in);
        }
        if (in.startsWith(0, 'R', 'I', 'F', 'F') && in.startsWith(8, 'W', 'E', 'B', 'P')) {
            return webp(in);
        }
        if (in.startsWith(0, 0xFF, 0xD8, 0xFF)) {
            return JpegSegments.size(in).flatMap(size -> of(Format.JPEG, size[0], size[1]));
        }
        if (in.startsWith(0, 'I', 'I', 42, 0) || in.startsWith(0, 'M', 'M', 0, 42)) {
            return TiffDirectory.size(in).flatMap(size -> of(Format.TIFF, size[0], size[1]));
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> of(Format format, long width, long height) {
        return width < 0 || height < 0 ? Optional.empty() : Optional.of(new ImageHeader(format, width, height));
    }

    /** A height below zero means that the rows go down. */
    private static Optional<ImageHeader> bmp(ImageBytes in) {
        if (in.u32Little(14) == 12) {
            return of(Format.BMP, in.u16Little(18), in.u16Little(20));
        }
        long width = in.u32Little(18);
        long height = in.u32Little(22);
        return width < 0 || height < 0 ? Optional.empty() : of(Format.BMP, width, Math.abs((long) (int) height));
    }

    private static Optional<ImageHeader> webp(ImageBytes in) {
        if (in.startsWith(12, 'V', 'P', '8', 'X')) {
            return of(Format.WEBP, plusOne(in.u24Little(24)), plusOne(in.u24Little(27)));
        }
        if (in.startsWith(12, 'V', 'P', '8', 'L') && in.startsWith(20, 0x2F)) {
            long bits = in.u32Little(21);
            return bits < 0 ? Optional.empty() : of(Format.WEBP, (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }
        if (in.startsWith(12, 'V', 'P', '8', ' ') && in.startsWith(23, 0x9D, 0x01, 0x2A)) {
            long width = in.u16Little(26);
            long height = in.u16Little(28);
            return width < 0 || height < 0 ? Optional.empty() : of(Format.WEBP, width & 0x3FFF, height & 0x3FFF);
        }
        return Optional.empty();
    }

    private static long plusOne(long value) {
        return value < 0 ? value : value + 1;
    }
}
