package dev.bartizan.inspection.classifier;

/** Cuts the tokens of a prompt into sentences and lines, short ones joined to the next. Reusable, not thread-safe. */
final class PromptParts {
    static final int MAX = 48;
    /** A part has at least this many characters, the last one excepted ... */
    private static final int PART_MIN = 60;
    /** ... and not many more than this. */
    private static final int PART_MAX = 400;

    private final int[] cuts = new int[MAX + 1];
    private int size;
    private final Tokens tokens;

    /** @param tokens scratch whose content is cut */
    PromptParts(Tokens tokens) {
        this.tokens = tokens;
    }

    /** At most {@value #MAX} parts; what is left is the last. */
    void cut() {
        size = 0;
        cuts[0] = 0;
        int start = 0;
        for (int i = 0; i < tokens.size && size < MAX - 1; i++) {
            int length = tokens.ends[i] - tokens.starts[start];
            if (length >= PART_MIN && (endsPart(i) || length >= PART_MAX)) {
                cuts[++size] = i + 1;
                start = i + 1;
            }
        }
        if (start < tokens.size || size == 0) {
            cuts[++size] = tokens.size;
        }
    }

    private boolean endsPart(int token) {
        int c = tokens.classes[token];
        if (c == WordClasses.NEWLINE) {
            return true;
        }
        return (c == WordClasses.STOP || c == WordClasses.QUESTION_MARK)
                && (token + 1 == tokens.size || tokens.starts[token + 1] > tokens.ends[token]);
    }

    int size() {
        return size;
    }

    /** Tokens where the parts start, and where the last ends. */
    int[] cuts() {
        return cuts;
    }

    /** The place of a part in the text that was read. */
    Span span(CharSequence text, int part) {
        if (tokens.size == 0) {
            return new Span(0, text.length());
        }
        int start = tokens.place(text, tokens.starts[cuts[part]]);
        int end = Math.max(start, tokens.place(text, tokens.ends[cuts[part + 1] - 1] - 1) + 1);
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return new Span(start, end);
    }
}
