package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Joins characters that were written apart ({@code i g n o r e}, {@code p-r-o-m-p-t}, {@code i.g n-o}), letter case kept,
 * and parts the result into words again where the gaps between words were lost too.
 */
final class Despacer {
    private static final int LETTERS_MIN = 8;
    private static final int DIGITS_MIN = 32;
    private static final int SEGMENT_MAX = 2_000;
    private static final int GAP_MAX = 6;
    private static final int PROBE = 12;
    private static final String SIGNS = "-._*|/,+~=:;#";
    private static final WordSet SHORT_WORDS = WordSet.of(
            new String[] {"to", "of", "in", "is", "it", "me", "my", "be", "as", "do", "an", "or", "on", "if", "no"});

    private static final boolean[] SEPARATORS = separators();

    private Despacer() {}

    private static boolean[] separators() {
        boolean[] separators = new boolean[128];
        separators[' '] = true;
        SIGNS.chars().forEach(c -> separators[c] = true);
        return separators;
    }

    /** Whether somewhere in twelve characters, looked at six apart, no two stand together and three or more stand alone. */
    static boolean isSpaced(String text) {
        int last = text.length() - PROBE;
        for (int i = 0; i <= last; i += PROBE / 2) {
            if (isSpaced(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpaced(String text, int start) {
        int singles = 0;
        boolean wasSingle = false;
        for (int i = start; i < start + PROBE; i++) {
            char c = text.charAt(i);
            boolean separator = isSeparator(c);
            if (!separator && wasSingle) {
                return false;
            }
            singles += separator ? 0 : 1;
            wasSingle = !separator;
        }
        return singles >= 3;
    }

    static Optional<View> view(View view) {
        String text = view.text();
        int length = text.length();
        OffsetMap.Builder out = null;
        int copied = 0;
        int i = 0;
        while (i < length) {
            int end = runEnd(text, i);
            if (end == i) {
                i++;
                continue;
            }
            if (out == null) {
                out = new OffsetMap.Builder(view.map(), length + 16);
            }
            out.copy(text, copied, i);
            join(text, i, end, out);
            copied = end;
            i = end;
        }
        if (out == null) {
            return Optional.empty();
        }
        out.copy(text, copied, length);
        return Optional.of(Folds.fold(view, "despaced", out));
    }

    /** The end of the run of single characters that starts here, or {@code start} when there is none. */
    private static int runEnd(String text, int start) {
        int length = text.length();
        boolean starts = isSingle(text, start)
                && (start == 0 || isSeparator(text.charAt(start - 1)) || !isWord(text.charAt(start - 1)))
                && start + 2 < length
                && isSeparator(text.charAt(start + 1));
        if (!starts) {
            return start;
        }
        int letters = 0;
        int singles = 0;
        int at = start;
        while (true) {
            char c = text.charAt(at);
            singles++;
            letters += Character.isLetter(c) ? 1 : 0;
            int next = gapEnd(text, at + 1);
            boolean goesOn = next > at + 1
                    && isSingle(text, next)
                    && (next + 1 >= length || isSeparator(text.charAt(next + 1)) || !isWord(text.charAt(next + 1)));
            if (!goesOn) {
                boolean enough = letters >= LETTERS_MIN && letters * 6 >= singles || singles >= DIGITS_MIN;
                return enough ? at + 1 : start;
            }
            at = next;
        }
    }

    /** Where the next single character stands: after one separator, or after blanks around it. */
    private static int gapEnd(String text, int start) {
        int length = text.length();
        if (start >= length || !isSeparator(text.charAt(start))) {
            return start;
        }
        int i = start + 1;
        if (!Character.isWhitespace(text.charAt(start))) {
            char sign = text.charAt(start);
            while (i < length && i - start < GAP_MAX && (text.charAt(i) == ' ' || text.charAt(i) == sign)) {
                i++;
            }
            return i;
        }
        while (i < length && i - start < GAP_MAX && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static void join(String text, int start, int end, OffsetMap.Builder out) {
        boolean signed = isSigned(text, start, end);
        StringBuilder joined = new StringBuilder();
        int[] positions = new int[(end - start) / 2 + 2];
        boolean[] gaps = new boolean[positions.length];
        boolean anyGap = false;
        int previous = start;
        for (int i = start; i < end; i = gapEnd(text, i + 1)) {
            boolean gap = i > start && isWordGap(text, previous + 1, i, signed);
            anyGap |= gap;
            gaps[joined.length()] = gap;
            positions[joined.length()] = i;
            joined.append(text.charAt(i));
            previous = i;
        }
        boolean[] breaks = anyGap || isEncoded(joined) ? gaps : segment(joined);
        for (int n = 0; n < joined.length(); n++) {
            if (n > 0 && breaks[n]) {
                out.append(' ', positions[n - 1], positions[n] + 1);
            }
            out.append(joined.charAt(n), positions[n], positions[n] + 1);
        }
    }

    /** Whether one sign other than a blank stands in most gaps. */
    private static boolean isSigned(String text, int start, int end) {
        int[] counts = new int[SIGNS.length()];
        int gaps = 0;
        for (int i = start; i < end; i = gapEnd(text, i + 1)) {
            int sign = i + 1 < end ? SIGNS.indexOf(text.charAt(i + 1)) : -1;
            if (sign >= 0) {
                counts[sign]++;
            }
            gaps++;
        }
        return java.util.Arrays.stream(counts).max().orElse(0) * 2 > gaps;
    }

    /** Two blanks part words; where letters are joined by one sign, one blank does. */
    private static boolean isWordGap(String text, int start, int end, boolean signed) {
        int blanks = 0;
        for (int i = start; i < end; i++) {
            blanks += Character.isWhitespace(text.charAt(i)) ? 1 : 0;
        }
        return blanks >= 2 || (signed && blanks == 1 && end - start == 1);
    }

    /** Digits or signs among the letters: not words, so nothing is to be parted. */
    private static boolean isEncoded(CharSequence joined) {
        int letters = 0;
        for (int i = 0; i < joined.length(); i++) {
            letters += Character.isLetter(joined.charAt(i)) ? 1 : 0;
        }
        return letters * 20 < joined.length() * 19;
    }

    /** The fewest letters outside known words, then the fewest words. Linear: a word has at most 16 letters. */
    private static boolean[] segment(CharSequence joined) {
        String letters = TextNormaliser.lower(joined.toString());
        int length = Math.min(letters.length(), SEGMENT_MAX);
        int[] cost = new int[length + 1];
        int[] from = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            cost[end] = cost[end - 1] + 100;
            from[end] = end - 1;
            for (int start = end - 2; start >= Math.max(0, end - 16); start--) {
                int word = end - start >= 5 ? 1 : end - start == 2 ? 40 : 20;
                if (cost[start] + word < cost[end] && isKnown(letters, start, end)) {
                    cost[end] = cost[start] + word;
                    from[end] = start;
                }
            }
        }
        boolean[] breaks = new boolean[letters.length() + 1];
        int end = length;
        while (end > 0) {
            int start = from[end];
            boolean word = end - start > 1;
            breaks[start] |= word;
            breaks[end] |= word;
            end = start;
        }
        return breaks;
    }

    private static boolean isKnown(CharSequence text, int start, int end) {
        return end - start == 2 ? SHORT_WORDS.contains(text, start, end) : Vocabulary.KNOWN.contains(text, start, end);
    }

    private static boolean isSingle(String text, int at) {
        return at < text.length() && !Character.isWhitespace(text.charAt(at));
    }

    private static boolean isSeparator(char c) {
        return c < 128 && SEPARATORS[c];
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
