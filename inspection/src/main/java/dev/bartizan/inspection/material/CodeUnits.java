package dev.bartizan.inspection.material;

/**
 * Tokens of program text in any language: names in lower case, numbers, strings, signs. White space, comments,
 * documentation strings and import lines are left out. One lexer for all languages: where a sign opens a comment in some
 * languages only ({@code #}, {@code //}), it is read the same way in corpus and answer, so copies still agree.
 */
final class CodeUnits {
    private static final int STRING_MAX = 400;
    private static final String[] IMPORTS = {"import", "package", "using", "include", "from", "require", "use"};

    private final String text;
    private final Units units;
    private boolean commentsEnd = true;
    private int at;

    private CodeUnits(String text) {
        this.text = text;
        this.units = new Units(text.length() / 4 + 16);
    }

    static Units of(String text) {
        CodeUnits lexer = new CodeUnits(text);
        boolean lineStart = true;
        while (lexer.at < text.length()) {
            char c = text.charAt(lexer.at);
            if (c == '\n') {
                lineStart = true;
                lexer.at++;
            } else if (c <= ' ') {
                lexer.at++;
            } else if (!lexer.skipComment(lineStart)) {
                lineStart = lexer.token(lineStart);
            }
        }
        return lexer.units;
    }

    private boolean skipComment(boolean lineStart) {
        char c = text.charAt(at);
        if (c == '/' && text.startsWith("//", at) && !(at > 0 && text.charAt(at - 1) == ':')) {
            at = lineEnd(at);
            return true;
        }
        if (c == '/' && commentsEnd && text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            commentsEnd = end >= 0;
            at = end < 0 ? at + 2 : end + 2;
            return true;
        }
        if (c == '*' && lineStart) {
            // A line inside a block comment whose start was cut off; no statement starts with a product.
            at = lineEnd(at);
            return true;
        }
        if (c == '#') {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
            if (next <= ' ' || next == '!' || next == '#') {
                at = lineEnd(at);
                return true;
            }
        }
        return (c == '"' || c == '\'') && skipDocumentation(c);
    }

    private boolean skipDocumentation(char quote) {
        String fence = String.valueOf(quote).repeat(3);
        if (!text.startsWith(fence, at)) {
            return false;
        }
        int end = text.indexOf(fence, at + 3);
        if (end < 0 || end - at > 20_000) {
            return false;
        }
        at = end + 3;
        return true;
    }

    /** Reads one token and says whether the next one still starts its line. */
    private boolean token(boolean lineStart) {
        char c = text.charAt(at);
        if (isName(c)) {
            int start = at;
            long hash = Units.SEED;
            while (at < text.length() && isName(c = text.charAt(at))) {
                hash = Units.step(hash, c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c));
                at++;
            }
            if (lineStart && isImport(start, at)) {
                at = lineEnd(at);
            } else {
                units.add(Units.mix(hash), start, at, Units.FULL);
            }
            return false;
        }
        if (c == '"' || c == '\'') {
            int end = stringEnd(c);
            if (end > 0) {
                long hash = Units.step(Units.SEED, '"');
                for (int i = at + 1; i < end - 1; i++) {
                    hash = Units.step(hash, text.charAt(i));
                }
                units.add(Units.mix(hash), at, end, Units.FULL);
                at = end;
                return false;
            }
        }
        boolean sign = c != '`' && c != '\'' && c != '"';
        if (sign) {
            units.add(Units.mix(Units.step(Units.SEED, c)), at, at + 1, Units.FULL);
        }
        at++;
        return lineStart && (c == '#' || !sign);
    }

    /** The place after a string on this line, or 0. */
    private int stringEnd(char quote) {
        int limit = Math.min(text.length(), at + STRING_MAX);
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\n') {
                return 0;
            }
            i += c == '\\' ? 1 : 0;
        }
        return 0;
    }

    private boolean isImport(int start, int end) {
        if (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
            return false;
        }
        for (String word : IMPORTS) {
            if (word.length() == end - start && text.startsWith(word, start)) {
                return true;
            }
        }
        return false;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isName(char c) {
        return c < 0x80
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$'
                : Character.isLetterOrDigit(c);
    }
}
