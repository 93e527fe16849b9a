package dev.bartizan.enforcement.contentsafety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.enforcement.contentsafety.ImageHeader.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageHeaderTest {
    @Test
    void readsWhatTheJdkWrites() throws IOException {
        assertEquals(Optional.of(new ImageHeader(Format.PNG, 70, 55)), ImageHeader.read(image("png")));
        assertEquals(Optional.of(new ImageHeader(Format.JPEG, 70, 55)), ImageHeader.read(image("jpg")));
        assertEquals(Optional.of(new ImageHeader(Format.GIF, 70, 55)), ImageHeader.read(image("gif")));
        assertEquals(Optional.of(new ImageHeader(Format.BMP, 70, 55)), ImageHeader.read(image("bmp")));
        assertEquals(Optional.of(new ImageHeader(Format.TIFF, 70, 55)), ImageHeader.read(image("tiff")));
    }

    @Test
    void readsTheThreeKindsOfWebp() {
        assertEquals(
                Optional.of(new ImageHeader(Format.WEBP, 100, 80)),
                ImageHeader.read(hex("52494646000000005745425056503820000000000000009d012a64005000")));
        assertEquals(
                Optional.of(new ImageHeader(Format.WEBP, 100, 80)),
                ImageHeader.read(hex("5249464600000000574542505650384c000000002f63c01300")));
        assertEquals(
                Optional.of(new ImageHeader(Format.WEBP, 100, 80)),
                ImageHeader.read(hex("5249464600000000574542505650385800000000000000006300004f0000")));
    }

    @Test
    void readsTiffOfBothByteOrders() {
        String big = "4d4d002a000000080002010000030000000100640000010100040000000100000050";
        assertEquals(Optional.of(new ImageHeader(Format.TIFF, 100, 80)), ImageHeader.read(hex(big)));
    }

    @Test
    void refusesWhatIsNoImage() {
        assertEquals(Optional.empty(), ImageHeader.read(new byte[0]));
        assertEquals(Optional.empty(), ImageHeader.read("%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals(Optional.empty(), ImageHeader.read(hex("ffd8ffd9")));
    }

    /** Cut anywhere and with any byte wrong, a header is read or refused, and nothing is thrown. */
    @Test
    void survivesDamage() throws IOException {
        Random random = new Random(7);
        for (String format : new String[] {"png", "jpg", "gif", "bmp", "tiff"}) {
            byte[] whole = image(format);
            for (int round = 0; round < 2_000; round++) {
                byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
                for (int i = 0; i < 3 && damaged.length > 0; i++) {
                    damaged[random.nextInt(Math.min(damaged.length, 64))] = (byte) random.nextInt();
                }
                ImageHeader.read(damaged);
            }
        }
    }

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(70, 55, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
