package dev.bartizan.inspection.material;

import dev.bartizan.inspection.OffsetMap;
import dev.bartizan.inspection.TextNormaliser;
import dev.bartizan.inspection.View;

/**
 * Words of natural text in the normalised, lower-case view: so case, accents, typographic signs, punctuation and line
 * breaks make no difference. In scripts without blanks each character is a unit. Places are those of the original.
 */
final class TextUnits {
    private TextUnits() {}

    static Units of(String original) {
        View view = TextNormaliser.view(original, "original", OffsetMap.identity(), true, 0);
        String text = view.lower();
        OffsetMap map = view.map();
        Units units = new Units(text.length() / 5 + 16);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isUnspaced(c)) {
                units.add(Units.mix(Units.step(Units.SEED, c)), map.start(i), map.end(i), Units.HALF);
                i++;
                continue;
            }
            if (!isWord(c)) {
                i++;
                continue;
            }
            int start = i;
            long hash = Units.SEED;
            while (i < text.length() && isWord(c = text.charAt(i)) && !isUnspaced(c)) {
                hash = Units.step(hash, c);
                i++;
            }
            units.add(Units.mix(hash), map.start(start), map.end(i - 1), Units.FULL);
        }
        return units;
    }

    private static boolean isWord(char c) {
        return c < 0x80
                ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(char c) {
        return c >= 0x0E00
                && (c <= 0x0EFF
                        || (c >= 0x1000 && c <= 0x109F)
                        || (c >= 0x1780 && c <= 0x17D3)
                        || (c >= 0x3041 && c <= 0x3096)
                        || (c >= 0x30A1 && c <= 0x30FA)
                        || (c >= 0x3400 && c <= 0x9FFF));
    }
}
