package dev.bartizan.inspection;

import java.util.List;

/** Context words: terms near a candidate that make it more certain. */
final class Nearby {
    private Nearby() {}

    /** Whether one of the words starts within {@code reach} units before {@code start} or after {@code end}. */
    static boolean any(String lower, int start, int end, int reach, List<String> words) {
        return before(lower, start, reach, words) || after(lower, end, reach, words);
    }

    static boolean before(String lower, int start, int reach, List<String> words) {
        return contains(lower, Math.max(0, start - reach), start, words);
    }

    private static boolean after(String lower, int end, int reach, List<String> words) {
        return contains(lower, end, Math.min(lower.length(), end + reach), words);
    }

    private static boolean contains(String lower, int from, int to, List<String> words) {
        for (String word : words) {
            int at = lower.indexOf(word, from, to);
            while (at >= 0) {
                boolean starts = at == 0 || !isLetter(lower.charAt(at - 1));
                if (starts) {
                    return true;
                }
                at = lower.indexOf(word, at + 1, to);
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
