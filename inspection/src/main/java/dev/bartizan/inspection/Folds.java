package dev.bartizan.inspection;

/** The letter games: pure text-to-text folds that keep offsets. */
final class Folds {
    private static final String LEET = "0123456789@$!|+";
    private static final String PLAIN = "oizeasgtbgasilt";

    /** What an ASCII unit stands for; itself when it is no leetspeak sign. */
    private static final char[] LEET_TABLE = leetTable();

    private Folds() {}

    private static char[] leetTable() {
        char[] table = new char[128];
        for (char c = 0; c < table.length; c++) {
            int at = LEET.indexOf(c);
            table[c] = at < 0 ? c : PLAIN.charAt(at);
        }
        return table;
    }

    /** ROT13; its own inverse; same length. */
    static String rot13(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            char c = units[i];
            if (c >= 'a' && c <= 'z') {
                units[i] = (char) ('a' + (c - 'a' + 13) % 26);
            } else if (c >= 'A' && c <= 'Z') {
                units[i] = (char) ('A' + (c - 'A' + 13) % 26);
            }
        }
        return new String(units);
    }

    /** The letter a leetspeak sign stands for; the unit itself when it is none. */
    static char leet(char unit) {
        return unit < 128 ? LEET_TABLE[unit] : unit;
    }

    static boolean isLeet(char unit) {
        return unit < 128 && LEET_TABLE[unit] != unit;
    }

    /** The view with {@code [start, end)} read backwards, unit by unit. */
    static View reversed(View view, int start, int end) {
        String text = view.text();
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), text.length());
        out.copy(text, 0, start);
        for (int i = end - 1; i >= start; i--) {
            out.append(text.charAt(i), i, i + 1);
        }
        out.copy(text, end, text.length());
        return fold(view, "reversed", out);
    }

    /** The view with each word of {@code [start, end)} read backwards, words left in place. */
    static View reversedWords(View view, int start, int end) {
        String text = view.text();
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), text.length());
        out.copy(text, 0, start);
        int i = start;
        while (i < end) {
            int wordEnd = i;
            while (wordEnd < end && Character.isLetterOrDigit(text.charAt(wordEnd))) {
                wordEnd++;
            }
            for (int at = wordEnd - 1; at >= i; at--) {
                out.append(text.charAt(at), at, at + 1);
            }
            if (wordEnd < end) {
                out.append(text.charAt(wordEnd), wordEnd, wordEnd + 1);
            }
            i = wordEnd + 1;
        }
        out.copy(text, end, text.length());
        return fold(view, "reversed-words", out);
    }

    /** The view with its words, parted by blanks, from last to first. */
    static View reversedOrder(View view) {
        String text = view.text();
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), text.length());
        int end = text.length();
        while (end > 0) {
            int start = end;
            while (start > 0 && text.charAt(start - 1) > ' ') {
                start--;
            }
            out.copy(text, start, end);
            if (start > 0) {
                out.append(' ', start - 1, start);
            }
            end = start - 1;
        }
        return fold(view, "reversed-order", out);
    }

    static View fold(View view, String name, OffsetMap.Builder out) {
        String text = out.text();
        return new View(view.child(name), text, TextNormaliser.lower(text), out.map(), false, view.depth() + 1);
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
