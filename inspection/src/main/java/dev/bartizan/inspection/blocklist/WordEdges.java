package dev.bartizan.inspection.blocklist;

/**
 * Whether a place in a text is a whole word: no letter or digit of the same word before or after. Scripts written
 * without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) have an edge at every character; Korean words take endings,
 * so a Korean word only needs an edge in front.
 */
final class WordEdges {
    private WordEdges() {}

    static boolean isWhole(String text, int start, int end) {
        return isEdgeBefore(text, start) && isEdgeAfter(text, end);
    }

    private static boolean isEdgeBefore(String text, int start) {
        if (start == 0) {
            return true;
        }
        int before = text.codePointBefore(start);
        int first = text.codePointAt(start);
        return !isWord(first) || !isWord(before) || isUnspaced(first) || isUnspaced(before);
    }

    private static boolean isEdgeAfter(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        int last = text.codePointBefore(end);
        int after = text.codePointAt(end);
        return !isWord(last) || !isWord(after) || isUnspaced(last) || isUnspaced(after) || isHangul(last);
    }

    private static boolean isWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isHangul(int c) {
        return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
    }

    private static boolean isUnspaced(int c) {
        return (c >= 0x0E00 && c <= 0x0EFF)
                || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF)
                || (c >= 0x3040 && c <= 0x30FF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x20000 && c <= 0x3FFFF);
    }
}
