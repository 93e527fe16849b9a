package dev.bartizan.inspection;

/** The letter games: pure text-to-text folds that keep offsets. */
final class Folds {
    private static final String LEET = "0123456789@$!|+(";
    private static final String PLAIN = "oizeasgtbgasiltc";

    private Folds() {}

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
        int at = LEET.indexOf(unit);
        return at < 0 ? unit : PLAIN.charAt(at);
    }

    static boolean isLeet(char unit) {
        return LEET.indexOf(unit) >= 0;
    }

    /** The view read backwards, unit by unit. */
    static View reversed(View view) {
        int length = view.length();
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), length);
        for (int i = length - 1; i >= 0; i--) {
            out.append(view.lower().charAt(i), i, i + 1);
        }
        return fold(view, "reversed", out);
    }

    /** The view with each word read backwards, words left in place. */
    static View reversedWords(View view) {
        String text = view.lower();
        int length = text.length();
        OffsetMap.Builder out = new OffsetMap.Builder(view.map(), length);
        int i = 0;
        while (i < length) {
            int end = i;
            while (end < length && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            for (int at = end - 1; at >= i; at--) {
                out.append(text.charAt(at), at, at + 1);
            }
            if (end < length) {
                out.append(text.charAt(end), end, end + 1);
            }
            i = end + 1;
        }
        return fold(view, "reversed-words", out);
    }

    static View rot13(View view) {
        String text = rot13(view.lower());
        return new View(view.child("rot13"), text, text, view.map(), false, view.depth() + 1);
    }

    /** The view with leetspeak signs read as letters in words that hold letters too. */
    static View leetspeak(View view) {
        char[] units = view.lower().toCharArray();
        int i = 0;
        while (i < units.length) {
            int end = i;
            boolean letter = false;
            while (end < units.length && (isLetter(units[end]) || isLeet(units[end]))) {
                letter |= isLetter(units[end]);
                end++;
            }
            for (int at = i; letter && at < end; at++) {
                boolean closing = at == end - 1 && (units[at] == '!' || units[at] == '(');
                units[at] = closing ? units[at] : leet(units[at]);
            }
            i = end + 1;
        }
        String text = new String(units);
        return new View(view.child("leetspeak"), text, text, view.map(), false, view.depth() + 1);
    }

    static View fold(View view, String name, OffsetMap.Builder out) {
        return new View(view.child(name), out.text(), out.text(), out.map(), false, view.depth() + 1);
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
