package dev.bartizan.inspection.codeweakness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts code of any of the languages into tokens; comments are dropped. Never fails: what it does not know is a sign, an open
 * string ends with its line, an open block string or comment with the code. One pass; interpolated expressions are read
 * once more per nesting level, at most {@link #NESTING_MAX}.
 */
final class Lexer {
    /** Tokens read of one snippet. */
    static final int TOKENS_MAX = 40_000;

    private static final int NESTING_MAX = 3;
    private static final Set<String> STRING_PREFIXES = Set.of(
            "f", "r", "b", "u", "rb", "br", "fr", "rf", "F", "R", "B", "U", "Rb", "Br", "Fr", "L", "u8", "N", "E");
    private static final List<String> SIGNS = List.of(
            "===", "!==", ">>>", "=>", "==", "!=", "<=", ">=", ":=", "+=", "-=", "*=", "||", "&&", "->", "::", "?.",
            "??", "<<", ">>", "++", "--", "**", "//", "<>");

    private final Language language;
    private final String text;
    private final int end;
    private final int nesting;
    private final List<Token> out;
    private int at;
    private int noRegexBefore;
    private boolean directive;

    private Lexer(Language language, String text, int start, int end, int nesting, List<Token> out) {
        this.language = language;
        this.text = text;
        this.at = start;
        this.end = end;
        this.nesting = nesting;
        this.out = out;
    }

    /** The tokens of {@code [start, end)}; at most {@link #TOKENS_MAX} and a few. */
    static List<Token> tokens(Language language, String text, int start, int end) {
        List<Token> out = new ArrayList<>();
        new Lexer(language, text, start, end, 0, out).run();
        return out;
    }

    private void run() {
        while (at < end && out.size() < TOKENS_MAX) {
            char c = text.charAt(at);
            if (c == '\n') {
                newline();
            } else if (c <= ' ') {
                at++;
            } else if (c == '\\' && at + 1 < end && text.charAt(at + 1) == '\n') {
                at += 2;
            } else if (isComment(c)) {
                skipComment();
            } else if (isWordStart(c)) {
                word();
            } else if (c >= '0' && c <= '9') {
                number();
            } else if (c == '"' || c == '\'' || c == '`') {
                string(at, at, "");
            } else if (language == Language.CSHARP && (c == '$' || c == '@') && isCsharpString()) {
                csharpString();
            } else if (c == '/' && language == Language.JAVASCRIPT && regexMayStart() && regex()) {
                continue;
            } else {
                sign(c);
            }
        }
    }

    private void newline() {
        if (directive) {
            add(Token.Kind.SIGN, ";", at, at);
            directive = false;
        }
        add(Token.Kind.NEWLINE, "\n", at, at + 1);
        at++;
    }

    private boolean isComment(char c) {
        char next = at + 1 < end ? text.charAt(at + 1) : 0;
        return switch (language) {
            case PYTHON -> c == '#';
            case SQL -> (c == '-' && next == '-') || (c == '/' && next == '*');
            default -> c == '/' && (next == '/' || next == '*');
        };
    }

    private void skipComment() {
        boolean block = text.charAt(at) == '/' && text.charAt(at + 1) == '*';
        int close = text.indexOf(block ? "*/" : "\n", at + (block ? 2 : 1));
        int stop = close < 0 ? end : block ? close + 2 : close;
        at = Math.max(at + 1, Math.min(end, stop));
    }

    private void word() {
        int start = at++;
        while (at < end && isWordPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        boolean quoted = at < end && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        if (quoted && STRING_PREFIXES.contains(word) && language != Language.JAVA && language != Language.JAVASCRIPT) {
            string(start, at, word);
        } else {
            add(Token.Kind.WORD, word, start, at);
        }
    }

    private void number() {
        int start = at;
        while (at < end && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        add(Token.Kind.NUMBER, text.substring(start, at), start, at);
    }

    /** @param start first unit of the token; @param open its quote; @param prefix letters before the quote */
    private void string(int start, int open, String prefix) {
        char quote = text.charAt(open);
        if (language == Language.CPP && prefix.endsWith("R") && rawString(start, open)) {
            return;
        }
        boolean triple = quote != '`'
                && text.startsWith(String.valueOf(quote).repeat(3), open)
                && (language == Language.PYTHON || language == Language.JAVA || language == Language.CSHARP);
        int inner = open + (triple ? 3 : 1);
        boolean lines = triple || quote == '`' || language == Language.SQL;
        boolean escapes = !(quote == '`' && language == Language.GO) && language != Language.SQL;
        int close = close(inner, quote, triple, lines, escapes, language == Language.SQL);
        boolean formatted = language == Language.PYTHON && (prefix.contains("f") || prefix.contains("F"));
        boolean template = language == Language.JAVASCRIPT && quote == '`';
        at = Math.min(end, close + (triple ? 3 : 1));
        if (close < end && text.charAt(close) == '\n') {
            at = close;
        }
        if (language == Language.SQL && quote != '\'') {
            add(Token.Kind.WORD, text.substring(inner, close), start, at);
        } else {
            emit(start, inner, close, formatted ? "{" : template ? "${" : "");
        }
    }

    private void emit(int start, int inner, int close, String hole) {
        boolean open = !hole.isEmpty() && nesting < NESTING_MAX;
        add(open ? Token.Kind.TEMPLATE : Token.Kind.STRING, text.substring(inner, close), start, at);
        if (open) {
            holes(inner, close, hole);
        }
    }

    /** Where the string that begins at {@code from} ends: the place of its closing quote. */
    private int close(int from, char quote, boolean triple, boolean lines, boolean escapes, boolean doubled) {
        String three = String.valueOf(quote).repeat(3);
        int depth = 0;
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (escapes && c == '\\') {
                i += 2;
                continue;
            }
            if (c == '\n' && !lines) {
                return i;
            }
            if (quote == '`' && language == Language.JAVASCRIPT) {
                if (c == '$' && i + 1 < end && text.charAt(i + 1) == '{') {
                    depth++;
                    i++;
                } else if (c == '}' && depth > 0) {
                    depth--;
                }
            }
            if (c == quote && depth == 0 && (!triple || text.startsWith(three, i))) {
                if (!doubled || i + 1 >= end || text.charAt(i + 1) != quote) {
                    return i;
                }
                i++;
            }
            i++;
        }
        return end;
    }

    private boolean rawString(int start, int open) {
        int paren = text.indexOf('(', open);
        if (paren < 0 || paren > open + 17 || paren >= end) {
            return false;
        }
        String closing = ")" + text.substring(open + 1, paren) + "\"";
        int close = text.indexOf(closing, paren);
        int stop = close < 0 || close > end ? end : close;
        at = Math.min(end, stop + closing.length());
        add(Token.Kind.STRING, text.substring(paren + 1, stop), start, at);
        return true;
    }

    private boolean isCsharpString() {
        int i = at;
        while (i < end && i < at + 3 && (text.charAt(i) == '$' || text.charAt(i) == '@')) {
            i++;
        }
        return i < end && text.charAt(i) == '"';
    }

    private void csharpString() {
        int start = at;
        int open = text.indexOf('"', at);
        String prefix = text.substring(start, open);
        boolean verbatim = prefix.contains("@");
        boolean triple = text.startsWith("\"\"\"", open) && !verbatim;
        int inner = open + (triple ? 3 : 1);
        int close = close(inner, '"', triple, triple || verbatim, !verbatim, verbatim);
        at = Math.min(end, close + (triple ? 3 : 1));
        emit(start, inner, close, prefix.contains("$") ? "{" : "");
    }

    /** Reads the interpolated expressions of a template. */
    private void holes(int from, int to, String hole) {
        int i = from;
        while (i < to && out.size() < TOKENS_MAX) {
            int open = text.indexOf(hole, i, to);
            if (open < 0) {
                return;
            }
            int inner = open + hole.length();
            if (hole.equals("{") && inner < to && text.charAt(inner) == '{') {
                i = inner + 1;
                continue;
            }
            int close = braceEnd(inner, to);
            add(Token.Kind.SIGN, Token.HOLE_OPEN, open, inner);
            new Lexer(language, text, inner, close, nesting + 1, out).run();
            add(Token.Kind.SIGN, Token.HOLE_CLOSE, close, Math.min(to, close + 1));
            i = close + 1;
        }
    }

    private int braceEnd(int from, int to) {
        int depth = 1;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
            i++;
        }
        return to;
    }

    private boolean regexMayStart() {
        if (at < noRegexBefore || out.isEmpty()) {
            return out.isEmpty();
        }
        Token last = out.getLast();
        return switch (last.kind()) {
            case SIGN -> !last.is(")") && !last.is("]") && !last.is("}");
            case WORD -> last.is("return") || last.is("case") || last.is("typeof");
            case NEWLINE -> true;
            default -> false;
        };
    }

    private boolean regex() {
        boolean inClass = false;
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                noRegexBefore = i;
                return false;
            }
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '/' && !inClass) {
                add(Token.Kind.REGEX, text.substring(at + 1, i), at, i + 1);
                at = i + 1;
                return true;
            }
        }
        noRegexBefore = end;
        return false;
    }

    private void sign(char c) {
        if (c == '#' && (language == Language.CPP || language == Language.CSHARP)) {
            directive = true;
        }
        for (String sign : SIGNS) {
            if (sign.charAt(0) == c && text.startsWith(sign, at) && at + sign.length() <= end) {
                add(Token.Kind.SIGN, sign, at, at + sign.length());
                at += sign.length();
                return;
            }
        }
        add(Token.Kind.SIGN, String.valueOf(c), at, at + 1);
        at++;
    }

    private void add(Token.Kind kind, String value, int start, int stop) {
        out.add(new Token(kind, value, start, stop));
    }

    private boolean isWordStart(char c) {
        return Character.isLetter(c)
                || c == '_'
                || (c == '$' && language == Language.JAVASCRIPT)
                || (c == '@' && language == Language.SQL);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
