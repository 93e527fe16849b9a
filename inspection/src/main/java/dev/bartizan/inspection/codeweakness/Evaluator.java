package dev.bartizan.inspection.codeweakness;

import dev.bartizan.inspection.codeweakness.Origin.Nature;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import dev.bartizan.inspection.codeweakness.Value.Tainted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what an expression is made of, by one look over its tokens: which origins, whether they were put into text, what
 * wraps them. Order of evaluation and types are not modelled.
 */
final class Evaluator {
    /** Tokens of one expression that are looked at. */
    static final int TOKENS_MAX = 240;

    private static final int ORIGINS_MAX = 6;
    private static final Set<String> FORMATTERS = Set.of(
            "format",
            "sprintf",
            "Sprintf",
            "Format",
            "join",
            "Join",
            "concat",
            "Concat",
            "resolve",
            "Combine",
            "get",
            "text",
            "formatted",
            "append",
            "Append",
            "AppendFormat",
            "strcat",
            "of",
            "str",
            "String",
            "string",
            "byte",
            "printf",
            "Path",
            "File",
            "Sprint",
            "FormattableString",
            "c_str",
            "asprintf",
            "snprintf",
            "encode",
            "Url",
            "URL",
            "Uri",
            "create",
            "add",
            "Response",
            "Markup");
    private static final Set<String> SQL_WORDS = Set.of(
            "select ",
            "insert ",
            "update ",
            "delete ",
            " where ",
            "drop ",
            "create ",
            "alter ",
            "exec ",
            "call ",
            " order by",
            "union ",
            " like ",
            " values",
            " from ");
    private static final Set<String> KEYWORDS = Set.of(
            "new",
            "await",
            "return",
            "if",
            "else",
            "for",
            "in",
            "not",
            "and",
            "or",
            "is",
            "None",
            "True",
            "False",
            "null",
            "nil",
            "true",
            "false",
            "this",
            "self",
            "lambda",
            "async",
            "function",
            "func",
            "const",
            "let",
            "var",
            "as",
            "with",
            "char",
            "int",
            "string",
            "String",
            "typeof",
            "void",
            "of",
            "undefined",
            "std",
            "static",
            "final",
            "public",
            "private",
            "throw",
            "try",
            "super",
            "byte");

    private final Code code;
    private final Scope scope;
    private final RandomSources randoms;
    private final Map<Integer, Optional<Origin>> sources = new HashMap<>();
    private final Map<String, Origin> named = new HashMap<>();

    Evaluator(Code code, Scope scope) {
        this.code = code;
        this.scope = scope;
        this.randoms = new RandomSources(code, scope);
    }

    /** The value of tokens {@code [from, to)}. */
    Value value(int from, int to) {
        return new Look(from, Math.min(to, from + TOKENS_MAX)).run();
    }

    /** One look over one expression. */
    private final class Look {
        private final int from;
        private final int to;
        private final Map<Origin, Long> found = new IdentityHashMap<>();
        private final Deque<long[]> wraps = new ArrayDeque<>();
        private int quietUntil;
        private int hiddenUntil;
        private boolean literal;
        private boolean sql;
        private boolean assembled;
        private boolean anchored;
        private String maker = "";

        Look(int from, int to) {
            this.from = from;
            this.to = to;
        }

        Value run() {
            for (int i = from; i < to; i++) {
                while (!wraps.isEmpty() && wraps.peek()[0] <= i) {
                    wraps.pop();
                }
                Token token = code.token(i);
                if (token.isText()) {
                    text(i, token);
                } else if (token.isWord()) {
                    word(i, token.text());
                } else if (token.is("[")
                        && i > from
                        && (code.isWord(i - 1) || code.is(i - 1, ")") || code.is(i - 1, "]"))) {
                    quietUntil = Math.max(quietUntil, code.match(i));
                }
            }
            List<Tainted> tainted = new ArrayList<>();
            found.forEach((origin, safeFor) -> tainted.add(new Tainted(origin, safeFor)));
            boolean joined = assembled || (literal && !tainted.isEmpty());
            return new Value(tainted, joined, sql, anchored, maker);
        }

        private void text(int i, Token token) {
            String text = token.text();
            if (i < quietUntil) {
                if (i >= hiddenUntil && Sensitive.isSecret(text) && text.indexOf(' ') < 0) {
                    add(secret(text), 0);
                }
                return;
            }
            if (!text.isEmpty() && !code.is(i + 1, ":")) {
                literal = true;
                sql |= looksLikeSql(text);
            }
            if (i == from || (i == from + 1 && code.is(from, "(")) || isFirstOfJoin(i)) {
                anchored = isAnchor(text, code.is(i + 1, Token.HOLE_OPEN));
            }
        }

        private boolean isFirstOfJoin(int i) {
            return i <= from + 6
                    && code.is(i - 1, "(")
                    && code.isWord(i - 2)
                    && FORMATTERS.contains(code.token(i - 2).text());
        }

        private void word(int i, String word) {
            boolean member = code.isDot(i - 1);
            boolean called = code.is(i + 1, "(");
            if (called) {
                called(i, word);
            }
            Optional<Origin> source = sources.computeIfAbsent(i, at -> Sources.at(code, at));
            if (source.isPresent()) {
                add(source.get(), 0);
                chainQuiet(i);
                return;
            }
            boolean label = code.is(i + 1, ":") && (code.is(i - 1, "{") || code.is(i - 1, ",") || code.is(i - 1, "("));
            boolean keyword = code.is(i + 1, "=") && code.language() == Language.PYTHON;
            if (label || keyword || KEYWORDS.contains(word)) {
                return;
            }
            if (!called && i >= hiddenUntil && Sensitive.isSecret(word) && !isConstantName(word, i)) {
                add(secret(word), 0);
            }
            if (!member) {
                name(i, word, called);
            }
        }

        private void called(int i, String word) {
            int close = code.match(i + 1);
            long safeFor = Cleaners.of(word, code.language());
            if (safeFor != 0) {
                wraps.push(new long[] {close, safeFor});
            }
            if (Cleaners.hides(word)) {
                hiddenUntil = Math.max(hiddenUntil, close);
            }
            if (!FORMATTERS.contains(word)) {
                quietUntil = Math.max(quietUntil, close);
            }
            code.calls(i + 1, i + 2).forEach(call -> {
                maker = maker.isEmpty() ? call.path() : maker;
                randoms.origin(call).ifPresent(origin -> add(origin, 0));
            });
        }

        private void name(int i, String word, boolean called) {
            String path = path(i, word);
            Optional<Value> known = scope.get(path);
            if (known.isEmpty() && !path.equals(word)) {
                known = scope.get(word);
            }
            if (known.isPresent()) {
                Value value = known.get();
                value.tainted().forEach(one -> add(one.origin(), one.safeFor()));
                assembled |= value.assembled();
                sql |= value.sql() && i >= quietUntil;
                anchored |= i == from && value.anchored();
            } else if (!called && isVariable(i, word) && i >= quietUntil) {
                add(
                        named.computeIfAbsent(
                                word, name -> new Origin(Nature.INPUT, Reach.UNKNOWN, "value `" + name + "`")),
                        0);
            }
        }

        private String path(int i, String word) {
            boolean owner = word.equals("self") || word.equals("this");
            return owner || (code.isDot(i + 1) && code.isWord(i + 2))
                    ? word + "." + code.token(Math.min(i + 2, code.size() - 1)).text()
                    : word;
        }

        private boolean isVariable(int i, String word) {
            boolean methodCall = code.isDot(i + 1) && code.isWord(i + 2) && code.is(i + 3, "(");
            return Character.isLowerCase(word.charAt(0)) && !methodCall && !code.isWord(i + 1);
        }

        /** A capital-letter constant that is a field name, not a value: {@code Keys.PASSWORD} in an index. */
        private boolean isConstantName(String word, int i) {
            return i < quietUntil && word.equals(word.toUpperCase(Locale.ROOT)) && code.is(i - 1, "[");
        }

        /** The literals that name what is read from a source are not text around it. */
        private void chainQuiet(int i) {
            int at = i + 1;
            while (at < to && (code.isDot(at) || code.isWord(at) || code.is(at, "(") || code.is(at, "["))) {
                if (code.isWord(at)) {
                    at++;
                } else if (code.isDot(at)) {
                    at++;
                } else {
                    at = Math.max(at, code.match(at)) + 1;
                    quietUntil = Math.max(quietUntil, at);
                }
            }
        }

        private void add(Origin origin, long already) {
            boolean secret = origin.nature() == Nature.SECRET || origin.nature() == Nature.FAILURE;
            if (found.size() >= ORIGINS_MAX && !found.containsKey(origin)) {
                return;
            }
            if (secret && hiddenUntil > 0 && isHidden()) {
                return;
            }
            long safeFor = already | scope.guarded(origin);
            for (long[] wrap : wraps) {
                safeFor |= wrap[1];
            }
            long now = safeFor;
            found.merge(origin, now, (one, other) -> one & other);
        }

        private boolean isHidden() {
            return !wraps.isEmpty() && wraps.peek()[1] == Cleaners.ALL;
        }
    }

    private Origin secret(String name) {
        return named.computeIfAbsent(
                "secret " + name, key -> new Origin(Nature.SECRET, Reach.UNKNOWN, "`" + name + "`"));
    }

    private static boolean looksLikeSql(String text) {
        String lower = " "
                + text.substring(0, Math.min(text.length(), 400))
                        .toLowerCase(Locale.ROOT)
                        .replace('\n', ' ') + " ";
        return SQL_WORDS.stream().anyMatch(lower::contains);
    }

    /** Text that fixes where an address or path leads, whatever follows. */
    private static boolean isAnchor(String text, boolean template) {
        int brace = template ? text.indexOf('{') : -1;
        String fixed = brace < 0 ? text : text.substring(0, brace).replace("$", "");
        int scheme = fixed.indexOf("://");
        if (scheme > 0) {
            int slash = fixed.indexOf('/', scheme + 3);
            return slash > scheme + 3 || fixed.indexOf('?', scheme + 3) > 0;
        }
        return fixed.length() > 1 && fixed.charAt(0) == '/' && fixed.charAt(1) != '/' && fixed.charAt(1) != '\\';
    }
}
