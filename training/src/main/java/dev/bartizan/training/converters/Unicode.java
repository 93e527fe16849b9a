package dev.bartizan.training.converters;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Tricks of Unicode: invisible characters, combining marks, order of display, letters that look alike. */
final class Unicode {
    private static final int[] MARKS = {0x0300, 0x0301, 0x0302, 0x0303, 0x0308, 0x030A, 0x0327, 0x0336, 0x0337, 0x0332};
    private static final String CONFUSABLE = "aсеіјорѕхуһԁԛԝАВЕКМНОРСТХ";
    private static final String CONFUSABLE_PLAIN = "aceijopsxyhdqwABEKMHOPCTX";

    private Unicode() {}

    /** A letter script whose letters pass for Latin ones. */
    enum Script {
        CYRILLIC("Cyrillic", "abcehijkmnopqstuwxy", "аЬсеһіјкмпорԛѕтиԝху"),
        GREEK("Greek", "abegiknoptuvxyz", "αβεցικηορτυνχγζ"),
        ARMENIAN("Armenian", "adghjlnoqsuw", "ɑժցհյӏոօզѕսա"),
        CHEROKEE("Cherokee", "abcdeghijklmprstvwyz", "ᎪᏼᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ");

        private final String shown;
        private final String from;
        private final String to;

        Script(String shown, String from, String to) {
            this.shown = shown;
            this.from = from;
            this.to = to;
        }

        String shown() {
            return shown;
        }

        /** Half of the letters that have a twin are exchanged for it. */
        String write(String text, Random random) {
            StringBuilder out = new StringBuilder(text.length());
            for (char c : text.toCharArray()) {
                int at = from.indexOf(Character.toLowerCase(c));
                out.append(at < 0 || random.nextBoolean() ? c : to.charAt(at));
            }
            return out.toString();
        }
    }

    /** ASCII as tag characters after a harmless word; what is not ASCII cannot be smuggled this way and is left visible. */
    static String tags(String text) {
        StringBuilder out = new StringBuilder("Hello");
        text.codePoints().forEach(c -> out.appendCodePoint(c >= 0x20 && c < 0x7F ? 0xE0000 + c : c));
        return out.append('!').toString();
    }

    /** UTF-8 bytes as variation selectors after an emoji. */
    static String selectors(String text) {
        StringBuilder out = new StringBuilder("Nice \uD83D\uDE00");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int value = b & 0xFF;
            out.appendCodePoint(value < 16 ? 0xFE00 + value : 0xE0100 + value - 16);
        }
        return out.toString();
    }

    /** Stored backwards, shown forwards: right-to-left override (UAX 9). */
    static String bidi(String text) {
        return "\u202E" + new StringBuilder(text).reverse() + "\u202C";
    }

    /** One or two combining marks on every letter. */
    static String diacritic(String text, Random random) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        text.codePoints().forEach(c -> {
            out.appendCodePoint(c);
            for (int n = 1 + random.nextInt(2); n > 0 && Character.isLetter(c); n--) {
                out.appendCodePoint(MARKS[random.nextInt(MARKS.length)]);
            }
        });
        return out.toString();
    }

    /** Look-alikes of several scripts for every letter that has one. */
    static String confusable(String text, Random random) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            int at = CONFUSABLE_PLAIN.indexOf(c);
            out.append(at < 0 || random.nextInt(4) == 0 ? c : CONFUSABLE.charAt(at));
        }
        return out.toString();
    }
}
