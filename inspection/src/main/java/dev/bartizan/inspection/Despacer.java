package dev.bartizan.inspection;

import java.util.Optional;

/**
 * Joins letters that were written apart ({@code i g n o r e}, {@code p-r-o-m-p-t}) and parts the result into words
 * again where it can, because word gaps are often lost too.
 */
final class Despacer {
    private static final int LETTERS_MIN = 5;
    private static final int SEGMENT_MAX = 2_000;
    private static final WordSet WORDS = WordSet.of(WordSet.TRIGGERS, WordSet.COMMON, new String[] {
        "to", "of", "in", "is", "it", "me", "my", "be", "as", "do", "act", "dan", "an", "or", "on", "if", "no", "but",
        "let", "say", "just", "next", "text", "word", "user", "model", "code", "new", "out"
    });

    private Despacer() {}

    static Optional<View> view(View view) {
        String text = view.lower();
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
            copy(text, copied, i, out);
            join(text, i, end, out);
            copied = end;
            i = end;
        }
        if (out == null) {
            return Optional.empty();
        }
        copy(text, copied, length, out);
        return Optional.of(Folds.fold(view, "despaced", out));
    }

    /** The end of a run of five or more single letters with one separator each, or {@code start} when none starts here. */
    private static int runEnd(String text, int start) {
        int length = text.length();
        if (!Folds.isLetter(text.charAt(start)) || (start > 0 && isWord(text.charAt(start - 1)))) {
            return start;
        }
        if (start + 2 >= length || !isSeparator(text.charAt(start + 1))) {
            return start;
        }
        char separator = text.charAt(start + 1);
        int letters = 1;
        int at = start;
        while (true) {
            int next = at + 1;
            int gap = 0;
            while (next < length && gap < 4 && (text.charAt(next) == separator || text.charAt(next) == ' ')) {
                next++;
                gap++;
            }
            boolean letter = gap > 0 && next < length && Folds.isLetter(text.charAt(next));
            boolean alone = letter && (next + 1 >= length || !isWord(text.charAt(next + 1)));
            if (!alone) {
                return letters >= LETTERS_MIN ? at + 1 : start;
            }
            at = next;
            letters++;
        }
    }

    private static void join(String text, int start, int end, OffsetMap.Builder out) {
        StringBuilder letters = new StringBuilder();
        int[] positions = new int[(end - start) / 2 + 1];
        boolean[] wordStart = new boolean[positions.length];
        int last = start;
        for (int i = start; i < end; i++) {
            if (Folds.isLetter(text.charAt(i))) {
                wordStart[letters.length()] = i - last > 2;
                positions[letters.length()] = i;
                letters.append(text.charAt(i));
                last = i;
            }
        }
        int length = letters.length();
        boolean[] breaks = segment(letters, wordStart);
        for (int i = 0; i < length; i++) {
            if (i > 0 && (wordStart[i] || breaks[i])) {
                out.append(' ', positions[i - 1], positions[i] + 1);
            }
            out.append(letters.charAt(i), positions[i], positions[i] + 1);
        }
    }

    /** The fewest letters outside known words, then the fewest words. Linear: a word has at most 16 letters. */
    private static boolean[] segment(CharSequence letters, boolean[] wordStart) {
        int length = Math.min(letters.length(), SEGMENT_MAX);
        int[] cost = new int[length + 1];
        int[] from = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            cost[end] = cost[end - 1] + 100;
            from[end] = end - 1;
            for (int start = end - 2; start >= Math.max(0, end - WORDS.longest()); start--) {
                if (cost[start] + 1 < cost[end] && WORDS.contains(letters, start, end)) {
                    cost[end] = cost[start] + 1;
                    from[end] = start;
                }
            }
        }
        boolean[] breaks = new boolean[letters.length() + 1];
        boolean gapsKept = false;
        for (int i = 1; i < length; i++) {
            gapsKept |= wordStart[i];
        }
        int end = length;
        while (end > 0 && !gapsKept) {
            int start = from[end];
            boolean word = end - start > 1;
            breaks[start] |= word;
            breaks[end] |= word;
            end = start;
        }
        return breaks;
    }

    private static void copy(String text, int start, int end, OffsetMap.Builder out) {
        for (int i = start; i < end; i++) {
            out.append(text.charAt(i), i, i + 1);
        }
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '_' || c == '*' || c == '|' || c == '/' || c == ',' || c == '+';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
