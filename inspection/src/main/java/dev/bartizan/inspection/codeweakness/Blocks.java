package dev.bartizan.inspection.codeweakness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Matches brackets, measures nesting and splits tokens into statements, in one pass over the tokens of a snippet. */
final class Blocks {
    private static final String OPENS = "([{";
    private static final String CLOSES = ")]}";
    private static final Set<String> CONTINUES = Set.of(
            ".", ",", "+", "-", "*", "=", "=>", "==", "===", "!=", "!==", "||", "&&", "?", ":", "?.", "??", "(", "[",
            "<", "+=", "|", ":=", "and", "or", "not", "in", "%");
    private static final Set<String> LITERAL_AFTER = Set.of(
            "(",
            ",",
            "=",
            ":",
            "[",
            "return",
            "?",
            "+",
            ":=",
            "||",
            "&&",
            "??",
            "==",
            "in",
            "of",
            "const",
            "let",
            "var",
            "import",
            "export",
            "default",
            "...",
            "await",
            "yield",
            Token.HOLE_OPEN);
    private static final Set<String> GO_BLOCKS = Set.of(
            "func",
            "if",
            "for",
            "switch",
            "type",
            "else",
            "select",
            "case",
            "defer",
            "go",
            "default",
            "struct",
            "interface");

    private final Language language;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<int[]> statements = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final boolean[] block;
    private final int[] match;
    private final int[] depth;
    private int blocks;
    private int statement;

    Blocks(Language language, String text, List<Token> raw) {
        this.language = language;
        this.text = text;
        block = new boolean[raw.size() + 1];
        match = new int[raw.size() + 1];
        depth = new int[raw.size() + 1];
        for (int i = 0; i < raw.size(); i++) {
            Token token = raw.get(i);
            if (token.kind() == Token.Kind.NEWLINE) {
                newline(i + 1 < raw.size() ? next(raw, i + 1) : token);
            } else {
                add(token, raw, i);
            }
        }
        endStatement(tokens.size());
        while (!open.isEmpty()) {
            match[open.pop()] = Math.max(0, tokens.size() - 1);
        }
    }

    List<Token> tokens() {
        return List.copyOf(tokens);
    }

    int[] match() {
        return Arrays.copyOf(match, tokens.size());
    }

    int[] depth() {
        return Arrays.copyOf(depth, tokens.size() + 1);
    }

    List<int[]> statements() {
        return statements;
    }

    private static Token next(List<Token> raw, int from) {
        int i = from;
        while (i < raw.size() - 1 && raw.get(i).kind() == Token.Kind.NEWLINE && i < from + 4) {
            i++;
        }
        return raw.get(i);
    }

    private void newline(Token next) {
        if (!language.lineBased() || tokens.isEmpty() || inBrackets()) {
            return;
        }
        Token last = tokens.getLast();
        boolean goesOn = CONTINUES.contains(last.text()) && last.kind() != Token.Kind.STRING && !endsPythonLine(last);
        boolean joined = language == Language.JAVASCRIPT
                && (next.is(".")
                        || next.is("?.")
                        || next.is("+")
                        || next.is("?")
                        || next.is(":")
                        || next.is("||")
                        || next.is("&&"));
        if (!goesOn && !joined) {
            endStatement(tokens.size());
        }
    }

    private boolean endsPythonLine(Token last) {
        return language == Language.PYTHON && !last.is(",");
    }

    private boolean inBrackets() {
        return !open.isEmpty() && !block[open.peek()];
    }

    private void add(Token token, List<Token> raw, int at) {
        int index = tokens.size();
        match[index] = index;
        depth[index] = language == Language.PYTHON ? indentation(index, token) : blocks;
        String sign = token.kind() == Token.Kind.SIGN ? token.text() : "";
        boolean opens = sign.equals(Token.HOLE_OPEN) || (sign.length() == 1 && OPENS.contains(sign));
        boolean closes = sign.equals(Token.HOLE_CLOSE) || (sign.length() == 1 && CLOSES.contains(sign));
        if (opens) {
            boolean isBlock = sign.equals("{") && isBlock(index, raw, at);
            tokens.add(token);
            if (isBlock) {
                block[index] = true;
                blocks++;
                endStatement(index + 1);
            }
            open.push(index);
        } else if (closes) {
            close(token, index);
        } else {
            tokens.add(token);
            if (sign.equals(";") && !inRound()) {
                endStatement(index + 1);
            }
        }
    }

    private boolean inRound() {
        return !open.isEmpty() && tokens.get(open.peek()).is("(");
    }

    private void close(Token token, int index) {
        boolean endsBlock = false;
        if (!open.isEmpty()) {
            int opened = open.pop();
            match[opened] = index;
            match[index] = opened;
            endsBlock = block[opened];
        }
        if (endsBlock) {
            blocks--;
            endStatement(index);
        }
        tokens.add(token);
        if (endsBlock) {
            depth[index] = blocks;
            endStatement(index + 1);
        }
    }

    private boolean isBlock(int index, List<Token> raw, int at) {
        if (!language.braced()) {
            return false;
        }
        if (index == 0) {
            return true;
        }
        Token last = tokens.getLast();
        if (LITERAL_AFTER.contains(last.text()) && last.kind() != Token.Kind.STRING) {
            return false;
        }
        if (language == Language.GO && !last.is(")")) {
            boolean endsLine = at + 1 >= raw.size() || raw.get(at + 1).kind() == Token.Kind.NEWLINE;
            return statement >= index
                    || (GO_BLOCKS.contains(tokens.get(statement).text()) && endsLine)
                    || tokens.get(Math.max(0, index - 1)).is("interface")
                    || (inFunctionLiteral(index) && endsLine);
        }
        return true;
    }

    /** Whether one of the last tokens is {@code func}: a function literal with a result type. */
    private boolean inFunctionLiteral(int index) {
        for (int i = index - 1; i >= Math.max(0, index - 24); i--) {
            if (tokens.get(i).is("func")) {
                return true;
            }
        }
        return false;
    }

    private int indentation(int index, Token token) {
        if (index > statement) {
            return depth[statement];
        }
        int start = token.start();
        int column = 0;
        while (start > 0 && column < 200 && text.charAt(start - 1) != '\n') {
            start--;
            column++;
        }
        return column;
    }

    private void endStatement(int end) {
        if (end > statement) {
            statements.add(new int[] {statement, end});
        }
        statement = end;
    }
}
