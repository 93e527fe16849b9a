package dev.bartizan.training.converters;

import java.util.List;

/** Letters that Unicode holds in other styles: full width, mathematical, circled, squared, superscript and so on. */
final class Alphabets {
    private static final String SMALL = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ٩ʳˢᵗᵘᵛʷˣʸᶻ".replace('٩', 'q');
    private static final String CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘqʀꜱᴛᴜᴠᴡxʏᴢ";

    private Alphabets() {}

    /**
     * One style.
     *
     * @param upper first capital letter, 0 when capitals are written as small letters
     * @param lower first small letter
     * @param letters all small letters when they are not in order, else empty
     */
    record Alphabet(String name, int upper, int lower, String letters) {
        boolean hasUpperCase() {
            return upper > 0;
        }

        String write(String text) {
            StringBuilder out = new StringBuilder(text.length() * 2);
            text.codePoints().forEach(c -> out.appendCodePoint(letter(c)));
            return out.toString();
        }

        private int letter(int c) {
            boolean capital = c >= 'A' && c <= 'Z';
            if (!capital && (c < 'a' || c > 'z')) {
                return c;
            }
            if (capital && upper > 0) {
                return upper + c - 'A';
            }
            int at = capital ? c - 'A' : c - 'a';
            return letters.isEmpty() ? lower + at : letters.codePointAt(at);
        }
    }

    static List<Alphabet> all() {
        return List.of(
                new Alphabet("FullWidth", 0xFF21, 0xFF41, ""),
                new Alphabet("MathBold", 0x1D400, 0x1D41A, ""),
                new Alphabet("MathScript", 0x1D4D0, 0x1D4EA, ""),
                new Alphabet("MathFraktur", 0x1D56C, 0x1D586, ""),
                new Alphabet("MathSans", 0x1D5A0, 0x1D5BA, ""),
                new Alphabet("MathMonospace", 0x1D670, 0x1D68A, ""),
                new Alphabet("Circled", 0x24B6, 0x24D0, ""),
                new Alphabet("CircledDark", 0, 0x1F150, ""),
                new Alphabet("Squared", 0, 0x1F130, ""),
                new Alphabet("SquaredDark", 0, 0x1F170, ""),
                new Alphabet("Parenthesised", 0, 0x249C, ""),
                new Alphabet("RegionalIndicators", 0, 0x1F1E6, ""),
                new Alphabet("Superscript", 0, 0, SMALL),
                new Alphabet("SmallCapitals", 0, 0, CAPITALS));
    }
}
