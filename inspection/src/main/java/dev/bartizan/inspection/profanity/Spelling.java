package dev.bartizan.inspection.profanity;

/** Ways to write a word so that it is not found. */
final class Spelling {
    private static final String LEET = "013457@$!";
    private static final String LETTERS = "oieastasi";

    private Spelling() {}

    static boolean isMask(char c) {
        return c == '*' || c == '#' || c == '\u2022';
    }

    /** Units that a word or a disguised word is made of. */
    static boolean isPart(char c) {
        return Character.isLetter(c) || isMask(c) || LEET.indexOf(c) >= 0 || c == '-';
    }

    /** Digits and signs read as letters. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int at = LEET.indexOf(text.charAt(i));
            if (at >= 0) {
                plain.setCharAt(i, LETTERS.charAt(at));
            }
        }
        return plain.toString();
    }

    /** Whether a letter stands three times or more in a row. */
    static boolean isStretched(String text) {
        for (int i = 2; i < text.length(); i++) {
            if (text.charAt(i) == text.charAt(i - 1) && text.charAt(i) == text.charAt(i - 2)) {
                return true;
            }
        }
        return false;
    }
}
