package dev.bartizan.inspection.codeweakness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A snippet seen as tokens with matched brackets, statements, nesting and calls. Immutable once built; every part is found
 * in one pass.
 */
final class Code {
    private static final int PATH_MAX = 8;
    private static final List<String> NOT_CALLED = List.of(
            "if",
            "for",
            "while",
            "switch",
            "catch",
            "return",
            "and",
            "or",
            "not",
            "in",
            "elif",
            "else",
            "foreach",
            "using",
            "lock",
            "function",
            "func",
            "async",
            "await",
            "throw",
            "with",
            "assert",
            "del",
            "yield",
            "case",
            "typeof",
            "IN",
            "VALUES");

    private static final Set<String> MADE_IN_PLACE = Set.of("ifstream", "ofstream", "fstream", "mt19937");

    private final Language language;
    private final String text;
    private final List<Token> tokens;
    private final int[] match;
    private final int[] depth;
    private final List<int[]> statements;
    private final int cutAt;
    private final TreeMap<Integer, Call> callsByOpen = new TreeMap<>();

    private Code(
            Language language,
            String text,
            List<Token> tokens,
            int[] match,
            int[] depth,
            List<int[]> statements,
            int cutAt) {
        this.cutAt = cutAt;
        this.language = language;
        this.text = text;
        this.tokens = tokens;
        this.match = match;
        this.depth = depth;
        this.statements = statements;
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                addCall(i);
            }
        }
    }

    static Code of(String text, Snippet snippet) {
        List<Token> raw = Lexer.tokens(snippet.language(), text, snippet.start(), snippet.end());
        boolean cut = raw.size() >= Lexer.TOKENS_MAX;
        int cutAt = cut ? Math.min(raw.getLast().end(), snippet.end()) : snippet.end();
        Blocks blocks = new Blocks(snippet.language(), text, raw);
        return new Code(
                snippet.language(), text, blocks.tokens(), blocks.match(), blocks.depth(), blocks.statements(), cutAt);
    }

    /** Where in the text reading stopped: the end of the snippet, or before when it has too many tokens. */
    int cutAt() {
        return cutAt;
    }

    Language language() {
        return language;
    }

    int size() {
        return tokens.size();
    }

    Token token(int i) {
        return tokens.get(i);
    }

    /** Whether token {@code i} exists and is written so. */
    boolean is(int i, String written) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(written);
    }

    boolean isWord(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isWord();
    }

    boolean isText(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isText();
    }

    /** Whether token {@code i} joins a member to what holds it. */
    boolean isDot(int i) {
        return is(i, ".") || is(i, "->") || is(i, "?.") || is(i, "::");
    }

    /** The bracket that matches bracket {@code i}; the last token of all when it is never closed. */
    int match(int i) {
        return match[i];
    }

    /** Nesting: open blocks, or the indentation in Python. */
    int depth(int i) {
        return depth[Math.min(i, depth.length - 1)];
    }

    /** Pairs of first token and token after the last, in order. */
    List<int[]> statements() {
        return statements;
    }

    List<Call> calls() {
        return List.copyOf(callsByOpen.values());
    }

    /** The calls whose opening bracket stands in {@code [from, to)}, in order. */
    List<Call> calls(int from, int to) {
        return List.copyOf(callsByOpen.subMap(from, Math.max(from, to)).values());
    }

    /** The ranges between the commas of a call, or of any bracket. */
    List<int[]> arguments(int open, int close) {
        List<int[]> arguments = new ArrayList<>();
        int from = open + 1;
        for (int i = open + 1; i < close && arguments.size() < 12; i++) {
            Token token = tokens.get(i);
            if (match[i] > i) {
                i = Math.min(match[i], close);
            } else if (token.is(",")) {
                arguments.add(new int[] {from, i});
                from = i + 1;
            }
        }
        if (from < close) {
            arguments.add(new int[] {from, close});
        }
        return arguments;
    }

    /** The code from token {@code from} to before token {@code to}, as written. */
    String source(int from, int to) {
        return from >= to
                ? ""
                : text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** The whole snippet as written. */
    String source() {
        return source(0, tokens.size());
    }

    private void addCall(int open) {
        int name = open - 1;
        if (is(name, ">")) {
            name = genericStart(name) - 1;
        }
        if (!isWord(name) || isKeyword(name)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        int from = name;
        parts.add(tokens.get(name).text());
        while (parts.size() < PATH_MAX && from >= 2 && isDot(from - 1)) {
            int before = from - 2;
            while (before >= 1 && (is(before, ")") || is(before, "]")) && match[before] < before) {
                from = match[before];
                before = from - 1;
            }
            if (!isWord(before)) {
                from = Math.max(0, before);
                parts.add("it");
                break;
            }
            from = before;
            parts.add(tokens.get(before).text());
        }
        boolean made = is(from - 1, "new");
        String path = String.join(".", parts.reversed());
        path = path.startsWith("std.") ? path.substring(4) : path.startsWith("window.") ? path.substring(7) : path;
        if (made && parts.size() == 1) {
            path = "new " + path;
        } else if (made) {
            path = madePath(parts, path);
        } else if (language == Language.CPP
                && parts.size() == 1
                && isWord(from - 1)
                && MADE_IN_PLACE.contains(tokens.get(from - 1).text())) {
            path = "new " + tokens.get(from - 1).text();
        }
        callsByOpen.put(open, new Call(path, made ? from - 1 : from, open, match[open]));
    }

    private boolean isKeyword(int name) {
        String word = tokens.get(name).text();
        return NOT_CALLED.contains(word) && !(word.equals("in") && language == Language.CPP);
    }

    /** {@code new java.io.File} is {@code new File}; {@code new Thing().run} is {@code Thing.run}. */
    private static String madePath(List<String> parts, String path) {
        boolean qualified = Character.isLowerCase(parts.getLast().charAt(0));
        return qualified ? "new " + parts.getFirst() : path;
    }

    private int genericStart(int close) {
        int open = close;
        int level = 0;
        for (int i = 0; i < 16 && open > 0; i++, open--) {
            level += is(open, ">") ? 1 : is(open, ">>") ? 2 : is(open, "<") ? -1 : 0;
            if (level == 0) {
                return open;
            }
        }
        return close;
    }
}
