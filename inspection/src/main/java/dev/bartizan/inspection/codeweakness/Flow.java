package dev.bartizan.inspection.codeweakness;

import dev.bartizan.inspection.codeweakness.Origin.Nature;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a snippet does with values: one walk over its statements in order. Branches are not told apart and loops are walked
 * once; a check of a value anywhere before its use counts as a check.
 */
final class Flow {
    /** Calls of one snippet that are looked at. */
    static final int CALLS_MAX = 4_000;

    private static final Set<String> MUTATORS = Set.of(
            "append",
            "add",
            "push",
            "Append",
            "AppendLine",
            "insert",
            "extend",
            "WriteString",
            "AppendFormat",
            "put",
            "Add",
            "concat",
            "Decode",
            "Scan",
            "write",
            "push_back");
    private static final Set<String> FILLS_FIRST = Set.of(
            "strcat",
            "strcpy",
            "sprintf",
            "snprintf",
            "strncpy",
            "strncat",
            "memcpy",
            "fgets",
            "gets",
            "scanf",
            "getline",
            "recv",
            "fscanf");

    /** An argument of a call. */
    record Argument(Value value, int from, int to) {}

    /** A call with what is known of its parts; {@code statement} is the first token of its statement. */
    record Invocation(Call call, List<Argument> arguments, Value receiver, Definition within, int statement) {}

    /** {@code target = value}; {@code eq} is the token of the sign, the value stands in {@code [from, to)}. */
    record Assignment(String target, Value value, int statement, int eq, int from, int to, Definition within) {}

    /** A value handed back to the caller. */
    record Return(Value value, int statement, int from, int to, Definition within) {}

    private final Code code;
    private final Scope scope = new Scope();
    private final Evaluator evaluator;
    private final Guards guards;
    private final TreeMap<Integer, Definition> definitions;
    private final Deque<Definition> open = new ArrayDeque<>();
    private final List<Invocation> calls = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private @Nullable Call leftOut;

    private Flow(Code code) {
        this.code = code;
        this.evaluator = new Evaluator(code, scope);
        this.guards = new Guards(code, scope, evaluator);
        this.definitions = Definitions.find(code);
    }

    static Flow of(Code code) {
        Flow flow = new Flow(code);
        for (int[] statement : code.statements()) {
            flow.walk(statement[0], statement[1]);
        }
        return flow;
    }

    Code code() {
        return code;
    }

    List<Invocation> calls() {
        return calls;
    }

    /** The first call that was not looked at because there were too many. */
    Optional<Call> firstLeftOut() {
        return Optional.ofNullable(leftOut);
    }

    List<Assignment> assignments() {
        return assignments;
    }

    List<Return> returns() {
        return returns;
    }

    List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    private void walk(int from, int to) {
        while (!open.isEmpty() && code.depth(from) <= open.peek().depth()) {
            open.pop();
        }
        definitions.subMap(from, to).values().forEach(this::enter);
        Definition within = open.isEmpty() ? Definition.NONE : open.peek();
        loopsAndAliases(from, to);
        guards.read(from, to);
        calls(from, to, within);
        assign(from, to, within);
        if (code.is(from, "return") || code.is(from, "yield")) {
            returns.add(new Return(evaluator.value(from + 1, to), from, from + 1, to, within));
        } else {
            arrowBody(from, to, within);
        }
    }

    private void arrowBody(int from, int to, Definition within) {
        for (int i = from; i < Math.min(to, from + 80); i++) {
            if (code.is(i, "return")) {
                returns.add(new Return(evaluator.value(i + 1, to), from, i + 1, to, within));
                return;
            }
        }
    }

    private void enter(Definition definition) {
        scope.forgetDeeperThan(definition.depth());
        open.push(definition);
        for (Definition.Parameter parameter : definition.parameters()) {
            Value value = Parameters.origin(code, definition, parameter)
                    .map(origin -> new Value(List.of(new Value.Tainted(origin, 0)), false, false, false, ""))
                    .orElse(Value.NOTHING);
            scope.put(parameter.name(), value, definition.depth() + 1);
        }
    }

    /** {@code for x in xs}, {@code for (T x : xs)}, {@code with e as x}, {@code except E as x}, {@code catch (E x)}. */
    private void loopsAndAliases(int from, int to) {
        int depth = code.depth(from) + 1;
        for (int i = from + 1; i < Math.min(to, from + 60); i++) {
            boolean loop = (code.is(from, "for") || code.is(from, "foreach"))
                    && (code.is(i, "in") || code.is(i, "of") || code.is(i, ":"));
            boolean alias = code.is(i, "as") && (code.is(from, "with") || code.is(from, "except"));
            if (loop && code.isWord(i - 1)) {
                Value value = evaluator.value(i + 1, to);
                for (int name = i - 1; name > from && name > i - 8; name--) {
                    if (code.isWord(name)) {
                        scope.put(code.token(name).text(), value, depth);
                    }
                }
                return;
            }
            if (alias && code.isWord(i + 1)) {
                scope.put(
                        code.token(i + 1).text(),
                        code.is(from, "except") ? failure(i + 1) : evaluator.value(from + 1, i),
                        depth);
            }
            if (code.is(i, "catch") || (i == from + 1 && code.is(from, "catch"))) {
                int close = code.match(code.is(i, "catch") ? Math.min(i + 1, code.size() - 1) : i);
                if (close > i && code.isWord(close - 1)) {
                    scope.put(code.token(close - 1).text(), failure(close - 1), depth);
                }
            }
        }
    }

    private Value failure(int name) {
        Origin origin = new Origin(
                Nature.FAILURE, Reach.UNKNOWN, "exception `" + code.token(name).text() + "`");
        return new Value(List.of(new Value.Tainted(origin, 0)), false, false, false, "");
    }

    private void calls(int from, int to, Definition within) {
        for (Call call : code.calls(from, to)) {
            if (definitions.containsKey(call.open())) {
                continue;
            }
            if (calls.size() >= CALLS_MAX) {
                leftOut = leftOut == null ? call : leftOut;
                return;
            }
            List<Argument> arguments = new ArrayList<>();
            for (int[] range : code.arguments(call.open(), call.close())) {
                if (arguments.size() < 6) {
                    arguments.add(new Argument(evaluator.value(range[0], range[1]), range[0], range[1]));
                }
            }
            Value receiver =
                    call.from() + 2 < call.open() ? evaluator.value(call.from(), call.open() - 1) : Value.NOTHING;
            calls.add(new Invocation(call, List.copyOf(arguments), receiver, within, from));
            mutate(call, arguments, receiver);
        }
    }

    private void mutate(Call call, List<Argument> arguments, Value receiver) {
        int depth = code.depth(call.from());
        if (MUTATORS.contains(call.name()) && !call.receiver().isEmpty()) {
            arguments.forEach(argument -> merge(call.receiver(), argument.value(), depth));
        }
        boolean input =
                Set.of("fgets", "gets", "scanf", "getline", "recv", "fscanf").contains(call.name());
        if (code.language() == Language.CPP && FILLS_FIRST.contains(call.name()) && !arguments.isEmpty()) {
            Argument first = arguments.get(
                    call.name().endsWith("scanf")
                                    || call.name().equals("getline")
                                    || call.name().equals("recv")
                            ? Math.min(1, arguments.size() - 1)
                            : 0);
            int name = code.is(first.from(), "&") ? first.from() + 1 : first.from();
            Value filled = input
                    ? typed()
                    : arguments.stream().skip(1).map(Argument::value).reduce(Value.NOTHING, Flow::join);
            if (code.isWord(name)) {
                merge(code.token(name).text(), filled, depth);
            }
        }
        for (Argument argument : arguments) {
            if (code.language() == Language.GO && code.is(argument.from(), "&") && code.isWord(argument.from() + 1)) {
                merge(code.token(argument.from() + 1).text(), receiver, depth);
            }
        }
    }

    private static Value typed() {
        return new Value(
                List.of(new Value.Tainted(new Origin(Nature.INPUT, Reach.LOCAL, "text typed by the user"), 0)),
                false,
                false,
                false,
                "");
    }

    private void merge(String name, Value value, int depth) {
        scope.put(name, join(scope.get(name).orElse(Value.NOTHING), value), depth);
    }

    static Value join(Value one, Value other) {
        List<Value.Tainted> all = new ArrayList<>(one.tainted());
        other.tainted().stream()
                .filter(tainted ->
                        all.size() < 6 && all.stream().noneMatch(known -> known.origin() == tainted.origin()))
                .forEach(all::add);
        boolean sql = one.sql() || other.sql();
        boolean assembled = one.assembled() || other.assembled() || (sql && !all.isEmpty());
        return new Value(all, assembled, sql, one.anchored(), one.maker().isEmpty() ? other.maker() : one.maker());
    }

    private void assign(int from, int to, Definition within) {
        int eq = assignmentSign(from, to);
        if (eq < 0) {
            readsStream(from, to);
            return;
        }
        Value value = evaluator.value(eq + 1, to);
        int depth = code.depth(from);
        for (String target : Targets.of(code, from, eq)) {
            Value stored = code.is(eq, "+=") ? join(scope.get(target).orElse(Value.NOTHING), value) : value;
            scope.put(target, stored, depth);
            assignments.add(new Assignment(target, stored, from, eq, eq + 1, to, within));
        }
    }

    private int assignmentSign(int from, int to) {
        for (int i = from; i < Math.min(to, from + 60); i++) {
            if (code.is(i, "=") || code.is(i, ":=") || code.is(i, "+=")) {
                return i > from && !code.is(from, "def") ? i : -1;
            }
            boolean opensTarget = code.is(i, "{") || code.is(i, "[");
            if (code.is(i, "(") || (opensTarget && code.match(i) > i)) {
                i = Math.max(i, code.match(i));
            }
        }
        return -1;
    }

    /** {@code std::cin >> name}. */
    private void readsStream(int from, int to) {
        boolean stream = code.language() == Language.CPP && (code.is(from, "cin") || code.is(from + 2, "cin"));
        for (int i = from; stream && i + 1 < Math.min(to, from + 20); i++) {
            if (code.is(i, ">>") && code.isWord(i + 1)) {
                scope.put(code.token(i + 1).text(), typed(), code.depth(from));
            }
        }
    }

    /** The input in a value, described for a sentence. */
    static String capitalised(String description) {
        return description.isEmpty()
                ? ""
                : description.substring(0, 1).toUpperCase(Locale.ROOT) + description.substring(1);
    }

    /** The value of a name where the walk ended. */
    Optional<Value> last(String name) {
        return scope.get(name);
    }
}
