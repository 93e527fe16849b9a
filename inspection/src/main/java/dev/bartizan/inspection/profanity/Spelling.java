package dev.bartizan.inspection.profanity;

/** Ways to write a word so that it is not found. */
final class Spelling {
    private static final String LEET = "013457@$!";
    private static final String LETTERS = "oieastasi";

    private static final int LETTER = 1;
    private static final int PART = 2;
    private static final int START = 4;
    private static final int END = 8;

    /** What each ASCII unit may be, as bits. */
    private static final byte[] KINDS = kinds();

    private Spelling() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < 128; c++) {
            boolean letter = Character.isLetter(c);
            boolean word = Character.isLetterOrDigit(c);
            boolean part = letter || isMask(c) || LEET.indexOf(c) >= 0 || c == '-';
            kinds[c] = (byte) ((letter ? LETTER : 0)
                    | (part ? PART : 0)
                    | (word || c == '@' || c == '$' ? START : 0)
                    | (word || c == '$' ? END : 0));
        }
        return kinds;
    }

    static boolean isMask(char c) {
        return c == '*' || c == '#' || c == '\u2022';
    }

    static boolean isLetter(char c) {
        return c < 128 ? (KINDS[c] & LETTER) != 0 : Character.isLetter(c);
    }

    /** Units that a word or a disguised word is made of. */
    static boolean isPart(char c) {
        return c < 128 ? (KINDS[c] & PART) != 0 : Character.isLetter(c) || isMask(c);
    }

    /** Units that a word begins with. */
    static boolean isStart(char c) {
        return c < 128 ? (KINDS[c] & START) != 0 : Character.isLetterOrDigit(c);
    }

    /** Units that a word ends with. */
    static boolean isEnd(char c) {
        return c < 128 ? (KINDS[c] & END) != 0 : Character.isLetterOrDigit(c);
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
