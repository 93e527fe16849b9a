package dev.bartizan.inspection;

import java.text.Normalizer;

/**
 * Removes disguises from text: compatibility forms (NFKC, Unicode TR 15), invisible characters, tag characters
 * (U+E0020..U+E007E read as ASCII), accents on Latin letters, typographic quotes and dashes, styled letters, and letters
 * of another script that look Latin (TR 39) in words that mix scripts. Pure; linear; ASCII text passes unchanged.
 */
public final class TextNormaliser {
    private static final int REGIONAL_A = 0x1F1E6;

    private TextNormaliser() {}

    /** Normalised and lower-cased text: what {@link AttackClassifier#promptScore} expects. */
    public static String normalise(String text) {
        return view(text, View.ORIGINAL, OffsetMap.identity(), true, 0).lower();
    }

    /** The normalised view of a text whose units map to the original by {@code source}. */
    public static View view(String text, String name, OffsetMap source, boolean faithful, int depth) {
        if (isAscii(text)) {
            return new View(name, text, lower(text), source, faithful, depth);
        }
        OffsetMap.Builder out = new OffsetMap.Builder(source, text.length() + 16);
        boolean disguised = foldAll(text, isSpelledInFlags(text), out);
        Confusables.Folded folded = Confusables.fold(out.text());
        disguised |= folded.changed();
        if (folded.text().equals(text)) {
            return new View(name, text, lower(text), source, faithful, depth);
        }
        String layer = disguised && name.equals(View.ORIGINAL) ? View.NORMALISED : name;
        return new View(layer, folded.text(), lower(folded.text()), out.map(), faithful, depth);
    }

    /** Appends the text, folded, and says whether something in it looks like a disguise. */
    private static boolean foldAll(String text, boolean spelled, OffsetMap.Builder out) {
        char[] units = text.toCharArray();
        boolean disguised = false;
        int i = 0;
        while (i < units.length) {
            int end = asciiEnd(units, i);
            if (end > i) {
                out.copy(text, i, end);
                i = end;
                continue;
            }
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (spelled && isRegional(codePoint)) {
                out.append((char) ('a' + codePoint - REGIONAL_A), i, next);
                disguised = true;
            } else {
                disguised |= appendFolded(out, codePoint, i, next);
            }
            i = next;
        }
        return disguised;
    }

    private static int asciiEnd(char[] units, int start) {
        int i = start;
        while (i < units.length && units[i] < 0x80) {
            i++;
        }
        return i;
    }

    /** Appends what a code point stands for and says whether it looks like a disguise, not like typography. */
    private static boolean appendFolded(OffsetMap.Builder out, int codePoint, int from, int to) {
        if (isOrdinary(codePoint)) {
            out.appendCodePoint(codePoint, from, to);
            return false;
        }
        if (codePoint >= 0xE0000 && codePoint <= 0xE007F) {
            if (codePoint >= 0xE0020 && codePoint < 0xE007F) {
                out.append((char) (codePoint - 0xE0000), from, to);
            }
            return true;
        }
        if (Invisibles.isInvisible(codePoint)) {
            return !Invisibles.isEmojiJoiner(codePoint) && codePoint != 0xFEFF && codePoint != 0x00AD;
        }
        int plain = Confusables.styled(codePoint);
        if (plain != codePoint) {
            out.append((char) plain, from, to);
            return codePoint > 0x1D00 && isAsciiLetterOrDigit(plain);
        }
        if (isStrippedMark(codePoint)) {
            return true;
        }
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
            out.append('\uFFFD', from, to);
            return true;
        }
        String folded = codePoint < Latin.END ? Latin.FOLDED[codePoint] : fold(codePoint);
        out.appendAll(folded, from, to);
        return codePoint >= 0x2460 && isAsciiLetterOrDigit(folded.charAt(0));
    }

    /** Flags are pairs of regional indicators: an odd number of them in a row spells a word. */
    private static boolean isSpelledInFlags(String text) {
        int i = text.indexOf('\uD83C');
        while (i >= 0) {
            int start = i;
            while (i + 1 < text.length() && isRegional(text.codePointAt(i))) {
                i += 2;
            }
            if ((i - start) % 4 == 2) {
                return true;
            }
            i = text.indexOf('\uD83C', Math.max(i, start + 1));
        }
        return false;
    }

    private static boolean isRegional(int codePoint) {
        return codePoint >= REGIONAL_A && codePoint <= REGIONAL_A + 25;
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Letters that no step changes, so that Chinese, Japanese, Korean and Cyrillic text stays cheap. */
    private static boolean isOrdinary(int codePoint) {
        return (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
                || (codePoint >= 0x3041 && codePoint <= 0x3096)
                || (codePoint >= 0x30A1 && codePoint <= 0x30FA)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0x0410 && codePoint <= 0x044F)
                || (codePoint >= 0x0391 && codePoint <= 0x03C9);
    }

    private static boolean isStrippedMark(int codePoint) {
        return (codePoint >= 0x0300 && codePoint <= 0x036F)
                || (codePoint >= 0x1AB0 && codePoint <= 0x1AFF)
                || (codePoint >= 0x1DC0 && codePoint <= 0x1DFF)
                || (codePoint >= 0x20D0 && codePoint <= 0x20FF)
                || (codePoint >= 0xFE20 && codePoint <= 0xFE2F);
    }

    private static String fold(int codePoint) {
        String text = Character.toString(codePoint);
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (isAscii(composed)) {
            return composed;
        }
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        if (decomposed.isEmpty() || decomposed.charAt(0) >= 0x80) {
            return composed.isEmpty() ? text : composed;
        }
        StringBuilder plain = new StringBuilder(decomposed.length());
        int i = 0;
        while (i < decomposed.length()) {
            int part = decomposed.codePointAt(i);
            if (!isStrippedMark(part)) {
                plain.appendCodePoint(part);
            }
            i += Character.charCount(part);
        }
        return plain.toString();
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Lower case, unit for unit: a letter whose lower case has another length stays as it is. */
    public static String lower(String text) {
        int length = text.length();
        int i = 0;
        while (i < length && isLower(text.charAt(i))) {
            i++;
        }
        if (i == length) {
            return text;
        }
        char[] units = text.toCharArray();
        for (; i < length; i++) {
            char c = units[i];
            if (c >= 'A' && c <= 'Z') {
                units[i] = (char) (c + 32);
            } else if (c >= 0x80) {
                units[i] = Character.toLowerCase(c);
            }
        }
        return new String(units);
    }

    private static boolean isLower(char c) {
        return c < 0x80 && (c < 'A' || c > 'Z');
    }

    /** Folded letters of Latin script with accents, which ordinary text is full of. */
    private static final class Latin {
        static final int END = 0x250;
        static final String[] FOLDED = folded();

        private static String[] folded() {
            String[] folded = new String[END];
            for (int c = 0; c < END; c++) {
                folded[c] = fold(c);
            }
            return folded;
        }
    }
}
