package dev.bartizan.inspection.codeweakness;

/**
 * One token.
 *
 * @param text the word or sign as written; of a string or regular expression, what stands between the quotes
 * @param start first UTF-16 unit in the inspected text, quotes included
 * @param end unit after the last
 */
record Token(Kind kind, String text, int start, int end) {
    /** Opens an interpolated expression of a template; closed by {@link #HOLE_CLOSE}. */
    static final String HOLE_OPEN = "${";

    static final String HOLE_CLOSE = "}$";

    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        /** A string whose interpolated expressions follow as tokens between {@link #HOLE_OPEN} and {@link #HOLE_CLOSE}. */
        TEMPLATE,
        REGEX,
        SIGN,
        NEWLINE
    }

    boolean is(String other) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(other);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isText() {
        return kind == Kind.STRING || kind == Kind.TEMPLATE;
    }
}
