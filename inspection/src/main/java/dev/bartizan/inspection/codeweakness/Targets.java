package dev.bartizan.inspection.codeweakness;

import java.util.ArrayList;
import java.util.List;

/** The names on the left of an assignment. */
final class Targets {
    private Targets() {}

    /** Names between the start of a statement and its assignment sign: one, or all of a destructuring. */
    static List<String> of(Code code, int from, int eq) {
        int end = annotation(code, from, eq);
        int last = end - 1;
        if (code.is(last, "}") || code.is(last, ")") || (code.is(last, "]") && code.match(last) == from + 1)) {
            return words(code, code.match(last) + 1, last);
        }
        if (code.is(last, "]")) {
            int name = code.match(last) - 1;
            return code.isWord(name) ? List.of(path(code, name, from)) : List.of();
        }
        if (code.is(last - 1, ",") && !code.language().typeFirst()) {
            return words(code, from, end);
        }
        return code.isWord(last) ? List.of(path(code, last, from)) : List.of();
    }

    /** Where the annotation of {@code name: type = value} begins; {@code eq} when there is none. */
    private static int annotation(Code code, int from, int eq) {
        boolean annotated = code.language() == Language.PYTHON || code.language() == Language.JAVASCRIPT;
        for (int i = from; annotated && i < eq; i++) {
            if (code.is(i, "{") || code.is(i, "[") || code.is(i, "(")) {
                i = Math.max(i, code.match(i));
            } else if (code.is(i, ":")) {
                return i;
            }
        }
        return eq;
    }

    private static List<String> words(Code code, int from, int to) {
        List<String> words = new ArrayList<>();
        for (int i = from; i < Math.min(to, from + 40); i++) {
            boolean renamed = code.is(i + 1, ":");
            if (code.isWord(i) && !renamed && !code.isDot(i - 1)) {
                words.add(code.token(i).text());
            }
        }
        return words;
    }

    private static String path(Code code, int last, int from) {
        String name = code.token(last).text();
        return last - 2 >= from && code.isDot(last - 1) && code.isWord(last - 2)
                ? code.token(last - 2).text() + "." + name
                : name;
    }
}
