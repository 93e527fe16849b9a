package dev.bartizan.inspection.classifier;

import java.text.Normalizer;

/** Folds characters: lower case, no accents on Latin letters, one apostrophe, no invisible characters. */
final class CharFold {
    private static final int TABLE_SIZE = 0x250;
    private static final char[] TABLE = table();

    private CharFold() {}

    /**
     * Writes the folded characters of {@code text[from, to)} to {@code target} from {@code at}; never more than it read.
     *
     * @return the end of what was written
     */
    static int fold(CharSequence text, int from, int to, char[] target, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < TABLE_SIZE) {
                target[end++] = TABLE[c];
            } else if (!isInvisible(c)) {
                target[end++] = c == '\u2019' || c == '\u2018' ? '\'' : Character.toLowerCase(c);
            }
        }
        return end;
    }

    /** Where the n-th folded character stands that {@link #fold} made of the text from {@code from} on. */
    static int place(CharSequence text, int from, int n) {
        int left = n;
        for (int i = from; i < text.length(); i++) {
            if (!isInvisible(text.charAt(i)) && left-- == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }

    private static boolean isInvisible(char c) {
        return (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
    }

    private static char[] table() {
        char[] table = new char[TABLE_SIZE];
        for (char c = 0; c < TABLE_SIZE; c++) {
            char lower = Character.toLowerCase(c);
            table[c] = lower < 128
                    ? lower
                    : Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD)
                            .charAt(0);
        }
        table['\u00df'] = 's';
        table['\u0131'] = 'i';
        table['\u0142'] = 'l';
        table['\u00f8'] = 'o';
        table['\u00a0'] = ' ';
        return table;
    }
}
