package dev.bartizan.inspection;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Letters that look like Latin ones. Only the part of Unicode TR 39 that attacks use: Cyrillic, Greek and Armenian
 * look-alikes (folded only where a word mixes scripts, or stands alone in Latin text), small capitals, squared and
 * circled letters that NFKC leaves.
 */
final class Confusables {
    private static final String FOREIGN = "аАвВеЕкКмМнНоОрРсСтТуУхХіІїјЈѕЅһԁԛԝґГгпПьЬ"
            + "αΑβΒγεΕζΖηΗιΙκΚμΜνΝοΟρΡτΤυΥχΧωϲϳ" + "օոսցհԼՏՍժյտզա" + "ᎪᏼᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏒᏚᎢᏙᎳᎩᏃᏴᏳᏎᎽ" + "иИтмкӏЬӀ";
    private static final String LATIN = "aAbBeEkKmMhHoOpPcCtTyYxXiIijJsShdqwgrrnnbb"
            + "aAbByeEzZnHiIkKuMvNoOpPtTuYxXwcj" + "onughLSUdjnqw" + "abcdeghijklmprrstvwyzbgvy" + "uNtmklbl";
    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıɑɡ‘’‚‛“”„‟′″‐‑‒–—―−";
    private static final String SMALL_CAPITALS_PLAIN = "abcdefghijklmnoprstuvwyziag''''\"\"\"\"'\"-------";

    private static final char[] FOREIGN_SORTED = sorted(FOREIGN);
    private static final char[] FOREIGN_PLAIN = plain(FOREIGN_SORTED, FOREIGN, LATIN);
    private static final char[] STYLED_SORTED = sorted(SMALL_CAPITALS);
    private static final char[] STYLED_PLAIN = plain(STYLED_SORTED, SMALL_CAPITALS, SMALL_CAPITALS_PLAIN);

    private Confusables() {}

    /** @param text same length as the input; @param changed whether a letter was folded */
    record Folded(String text, boolean changed) {}

    /** The ASCII letter or sign that a styled character stands for; the character itself when it is not one. */
    static int styled(int codePoint) {
        if (codePoint >= 0x249C && codePoint <= 0x24B5) {
            return 'a' + codePoint - 0x249C;
        }
        if (codePoint >= 0x1F130 && codePoint <= 0x1F149) {
            return 'A' + codePoint - 0x1F130;
        }
        if (codePoint >= 0x1F150 && codePoint <= 0x1F169) {
            return 'A' + codePoint - 0x1F150;
        }
        if (codePoint >= 0x1F170 && codePoint <= 0x1F189) {
            return 'A' + codePoint - 0x1F170;
        }
        if (codePoint > 0xFFFF) {
            return codePoint;
        }
        int at = Arrays.binarySearch(STYLED_SORTED, (char) codePoint);
        return at < 0 ? codePoint : STYLED_PLAIN[at];
    }

    /**
     * What a text looks like in plain letters: accents off, look-alikes of other scripts as Latin, whatever stands around
     * them. For comparing names, not for reading text.
     */
    static String skeleton(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> {
            int styled = styled(c);
            int type = Character.getType(styled);
            int at = styled < 0x80 || styled > 0xFFFF ? -1 : Arrays.binarySearch(FOREIGN_SORTED, (char) styled);
            if (at >= 0) {
                plain.append(FOREIGN_PLAIN[at]);
            } else if (type != Character.NON_SPACING_MARK && !Invisibles.isInvisible(styled)) {
                plain.appendCodePoint(styled == 'ł' ? 'l' : styled == 'ø' ? 'o' : styled == 'đ' ? 'd' : styled);
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Folds look-alikes word by word. */
    static Folded fold(String text) {
        int length = text.length();
        int latin = 0;
        int foreign = 0;
        boolean anyDigit = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isLatin(c)) {
                latin++;
            } else if ((c >= 0x370 && c < 0x590) || (c >= 0x13A0 && c < 0x1400)) {
                foreign++;
            } else {
                anyDigit |= c >= '0' && c <= '9';
            }
        }
        if (foreign == 0 || (latin == 0 && !anyDigit)) {
            return new Folded(text, false);
        }
        boolean latinText = latin > 4 * foreign;
        char[] units = text.toCharArray();
        boolean changed = false;
        int i = 0;
        while (i < length) {
            int end = i;
            while (end < length && isWord(units[end])) {
                end++;
            }
            if (end > i) {
                changed |= foldWord(units, i, end, latinText);
            }
            i = end + 1;
        }
        return new Folded(changed ? new String(units) : text, changed);
    }

    private static boolean foldWord(char[] units, int start, int end, boolean latinText) {
        int latin = 0;
        int known = 0;
        int other = 0;
        int digits = 0;
        for (int i = start; i < end; i++) {
            char c = units[i];
            if (isLatin(c)) {
                latin++;
            } else if (c < 0x80) {
                digits += c >= '0' && c <= '9' ? 1 : 0;
            } else {
                if (Arrays.binarySearch(FOREIGN_SORTED, c) >= 0) {
                    known++;
                } else {
                    other++;
                }
            }
        }
        boolean mixed = (latin > 0 || digits > 0 && other == 0) && known > 0;
        boolean wholeWord = latinText && latin == 0 && known > 1 && other == 0;
        if (!mixed && !wholeWord) {
            return false;
        }
        for (int i = start; i < end; i++) {
            int at = units[i] < 0x80 ? -1 : Arrays.binarySearch(FOREIGN_SORTED, units[i]);
            if (at >= 0) {
                units[i] = FOREIGN_PLAIN[at];
            }
        }
        return true;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWord(char c) {
        return c < 0x80 ? isLatin(c) || (c >= '0' && c <= '9') : Character.isLetter(c);
    }

    private static char[] sorted(String letters) {
        char[] sorted = letters.toCharArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static char[] plain(char[] sorted, String from, String to) {
        if (from.length() != to.length()) {
            throw new IllegalStateException("confusables: %d letters map to %d".formatted(from.length(), to.length()));
        }
        char[] plain = new char[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            plain[i] = to.charAt(from.indexOf(sorted[i]));
        }
        return plain;
    }
}
