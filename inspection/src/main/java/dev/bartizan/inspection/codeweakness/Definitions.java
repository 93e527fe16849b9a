package dev.bartizan.inspection.codeweakness;

import dev.bartizan.inspection.codeweakness.Definition.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds functions, methods and closures by the shape of their heads, in one pass. */
final class Definitions {
    private static final Set<String> NOT_NAMES = Set.of(
            "if",
            "for",
            "while",
            "switch",
            "catch",
            "foreach",
            "using",
            "lock",
            "synchronized",
            "return",
            "new",
            "else",
            "throw",
            "await",
            "function",
            "func",
            "try",
            "with",
            "super",
            "this",
            "typeof",
            "in",
            "of");
    private static final List<String> ROUTES = List.of(
            ".route(",
            ".get(",
            ".post(",
            ".put(",
            ".delete(",
            ".patch(",
            "api_view",
            "csrf_exempt",
            "require_",
            ".websocket(",
            ".errorhandler(");
    private static final List<String> MAPPINGS = List.of(
            "Mapping",
            "@GET",
            "@POST",
            "@PUT",
            "@Path",
            "HttpGet",
            "HttpPost",
            "HttpPut",
            "HttpDelete",
            "Route(",
            "IActionResult",
            "ActionResult",
            "MapGet(",
            "MapPost(",
            "MapPut(");

    private final Code code;
    private final TreeMap<Integer, Definition> found = new TreeMap<>();

    private Definitions(Code code) {
        this.code = code;
    }

    /** The definitions of a snippet by the token where their parameters begin. */
    static TreeMap<Integer, Definition> find(Code code) {
        Definitions search = new Definitions(code);
        int statement = 0;
        for (int i = 0; i < code.size(); i++) {
            while (statement + 1 < code.statements().size() && code.statements().get(statement + 1)[0] <= i) {
                statement++;
            }
            search.look(i, statement);
        }
        return search.found;
    }

    private void look(int i, int statement) {
        if (code.is(i, "=>") && code.language() != Language.PYTHON) {
            closure(i, statement);
        } else if (code.is(i, "(")) {
            switch (code.language()) {
                case PYTHON -> {
                    if (code.is(i - 2, "def")) {
                        add(i, code.token(i - 1).text(), servedPython(i, statement));
                    }
                }
                case GO -> go(i);
                case JAVASCRIPT -> javascript(i);
                case JAVA, CPP, CSHARP -> typed(i, statement);
                case SQL -> {}
            }
        }
    }

    private void closure(int arrow, int statement) {
        if (code.is(arrow - 1, ")") && code.match(arrow - 1) < arrow - 1) {
            boolean served = code.language() == Language.CSHARP && isMapped(statement, arrow);
            add(code.match(arrow - 1), "", served);
        } else if (code.isWord(arrow - 1)) {
            Definition single = new Definition(
                    "", List.of(new Parameter(code.token(arrow - 1).text(), "")), arrow - 1, code.depth(arrow), false);
            found.put(arrow - 1, single);
        }
    }

    private void go(int i) {
        boolean plain = code.is(i - 1, "func");
        boolean named = code.isWord(i - 1) && code.is(i - 2, "func");
        boolean method = code.isWord(i - 1) && code.is(i - 2, ")") && code.is(code.match(i - 2) - 1, "func");
        if ((plain && !code.isWord(code.match(i) + 1))
                || (plain && !code.is(code.match(i) + 2, "("))
                || named
                || method) {
            add(i, plain ? "" : code.token(i - 1).text(), false);
        }
    }

    private void javascript(int i) {
        boolean keyword = code.is(i - 1, "function") || code.is(i - 2, "function") || code.is(i - 2, "*");
        boolean method = code.isWord(i - 1)
                && !NOT_NAMES.contains(code.token(i - 1).text())
                && code.is(code.match(i) + 1, "{")
                && !code.isDot(i - 2);
        if (keyword || method) {
            add(i, code.isWord(i - 1) ? code.token(i - 1).text() : "", false);
        }
    }

    private void typed(int i, int statement) {
        if (!code.isWord(i - 1) || NOT_NAMES.contains(code.token(i - 1).text())) {
            return;
        }
        int after = code.match(i) + 1;
        boolean body =
                code.is(after, "{") || code.is(after, "throws") || code.is(after, "const") || code.is(after, "=>");
        boolean type =
                (code.isWord(i - 2) && !NOT_NAMES.contains(code.token(i - 2).text()))
                        || code.is(i - 2, ">")
                        || code.is(i - 2, "]")
                        || code.is(i - 2, "*")
                        || code.is(i - 2, "&");
        if (body && type) {
            add(i, code.token(i - 1).text(), isMapped(statement, i));
        }
    }

    private boolean isMapped(int statement, int to) {
        int from = code.statements().get(Math.max(0, statement))[0];
        String head = code.source(Math.max(from, to - 80), to);
        return MAPPINGS.stream().anyMatch(head::contains);
    }

    private boolean servedPython(int open, int statement) {
        for (int before = statement - 1; before >= 0 && before > statement - 5; before--) {
            int[] range = code.statements().get(before);
            if (!code.is(range[0], "@")) {
                break;
            }
            String decorator = code.source(range[0], Math.min(range[1], range[0] + 20));
            if (ROUTES.stream().anyMatch(decorator::contains)) {
                return true;
            }
        }
        return code.is(open + 1, "request") || code.token(open - 1).text().equals("lambda_handler");
    }

    private void add(int open, String name, boolean served) {
        List<Parameter> parameters = new ArrayList<>();
        for (int[] range : code.arguments(open, code.match(open))) {
            parameter(range[0], Math.min(range[1], range[0] + 40)).ifPresent(parameters::add);
        }
        if (code.language() == Language.GO) {
            spreadTypes(parameters);
        }
        found.put(open, new Definition(name, List.copyOf(parameters), open, code.depth(open), served));
    }

    private Optional<Parameter> parameter(int from, int to) {
        boolean typeFirst = code.language().typeFirst();
        String name = "";
        StringBuilder type = new StringBuilder();
        for (int i = from; i < to && !code.is(i, "="); i++) {
            if (code.isWord(i)) {
                String word = code.token(i).text();
                if (typeFirst) {
                    type.append(name.isEmpty() ? "" : name + " ");
                    name = word;
                } else if (name.isEmpty()) {
                    name = word;
                } else {
                    type.append(word).append(' ');
                }
            }
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Parameter(name, type.toString().strip()));
    }

    /** Go writes {@code a, b string}: a name without a type has that of the next. */
    private static void spreadTypes(List<Parameter> parameters) {
        for (int i = parameters.size() - 2; i >= 0; i--) {
            if (parameters.get(i).type().isEmpty()) {
                parameters.set(
                        i,
                        new Parameter(
                                parameters.get(i).name(), parameters.get(i + 1).type()));
            }
        }
    }
}
