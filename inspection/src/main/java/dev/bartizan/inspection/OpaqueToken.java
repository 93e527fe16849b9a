package dev.bartizan.inspection;

import java.util.List;

/**
 * A text that is one long token of Base64 letters or of escapes but does not decode: it may be written backwards, or its
 * letters shifted. Every key is tried on the head of the token; the first one that decodes is taken.
 */
final class OpaqueToken {
    private static final int LENGTH_MIN = 24;
    private static final int HEAD = 64;
    private static final Base64Decoder BASE64 = new Base64Decoder();
    private static final CharCodeDecoder HEX = CharCodeDecoder.hex();

    private OpaqueToken() {}

    /**
     * Readings of the whole view: none or one.
     *
     * @param decoded whether some decoder found a layer, so that the text is no riddle unless it starts with a code's end
     */
    static List<View> readings(View view, boolean decoded) {
        String text = view.text().strip();
        if (text.length() < LENGTH_MIN) {
            return List.of();
        }
        if (isEscapedBackwards(text)) {
            return List.of(Folds.reversed(view, 0, view.length()));
        }
        if (decoded || !(isToken(text) || isDigits(text))) {
            return List.of();
        }
        boolean digits = isDigits(text);
        View backwards = Folds.reversed(view, 0, view.length());
        if (!digits && BASE64.decode(backwards, Integer.MAX_VALUE).isPresent()) {
            return List.of(backwards);
        }
        for (int key = 1; key < 52; key++) {
            boolean mirrored = key >= 26;
            int shift = key % 26;
            String head = shifted(text.substring(0, Math.min(HEAD, text.length() / 4 * 4)), shift, mirrored);
            View sample = new View("", head, head, OffsetMap.identity(), false, 0);
            if ((digits ? HEX : BASE64).decode(sample, Integer.MAX_VALUE).isPresent()) {
                String plain = shifted(view.text(), shift, mirrored);
                String name = LetterGames.keyName(shift, mirrored);
                return List.of(new View(
                        view.child(name), plain, TextNormaliser.lower(plain), view.map(), false, view.depth() + 1));
            }
        }
        return List.of();
    }

    /** Codes whose sign stands behind them: {@code 14%}, {@code ;56#&}, {@code 9600u\}. */
    private static boolean isEscapedBackwards(String text) {
        char last = text.charAt(text.length() - 1);
        return (last == '%' && text.charAt(text.length() - 4) == '%' && text.charAt(2) == '%')
                || (last == '&' && text.charAt(0) == ';')
                || (last == '\\' && (text.indexOf("u\\") > 0 || text.indexOf("x\\") > 0 || text.indexOf("U\\") > 0));
    }

    /** Mostly digits and a few different letters, as hexadecimal codes are once their letters are shifted. */
    private static boolean isDigits(String text) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                letters++;
            } else if (c != ' ' && c != ',' && c != '\\') {
                return false;
            }
        }
        return letters > 0 && digits > letters;
    }

    private static boolean isToken(String text) {
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            boolean small = c >= 'a' && c <= 'z';
            upper |= capital;
            lower |= small;
            if (!capital && !small && !(c >= '0' && c <= '9') && c != '+' && c != '/' && c != '=') {
                return false;
            }
        }
        return upper && lower;
    }

    private static String shifted(String text, int shift, boolean mirrored) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            char c = units[i];
            char first = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
            if (first != 0) {
                units[i] = (char) (first + LetterGames.back(c - first, shift, mirrored));
            }
        }
        return new String(units);
    }
}
