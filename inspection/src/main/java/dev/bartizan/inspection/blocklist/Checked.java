package dev.bartizan.inspection.blocklist;

import dev.bartizan.inspection.TextNormaliser;

/** The bounds of the texts people type into lists. */
final class Checked {
    private static final int SHOWN_MAX = 80;

    private Checked() {}

    /**
     * Refuses a text that is too long or that no database keeps as it is.
     *
     * @throws IllegalArgumentException with the bound that was passed; the message does not repeat the text
     */
    static void text(String what, String text, int min, int max) {
        int codePoints = text.codePointCount(0, text.length());
        if (codePoints < min || codePoints > max) {
            throw new IllegalArgumentException(
                    "%s: %d characters (expected: %d..%d)".formatted(what, codePoints, min, max));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new IllegalArgumentException(
                        what + ": a zero character or half a character at " + i + " (expected: well-formed Unicode)");
            }
            i += pair ? 1 : 0;
        }
    }

    /** The phrase as views spell it: normalised, lower case, single spaces. */
    static String phrase(String text) {
        return Haystack.collapse(TextNormaliser.normalise(text)).strip();
    }

    static String shown(String name) {
        return name.length() <= SHOWN_MAX ? name : name.substring(0, SHOWN_MAX) + "...";
    }
}
