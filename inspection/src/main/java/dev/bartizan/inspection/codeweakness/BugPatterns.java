package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;
import static dev.bartizan.inspection.codeweakness.Language.SQL;

import java.util.Locale;

/** The shapes that {@link LikelyBugs} reports; each looks at a few tokens. */
final class BugPatterns {
    private static final double SCORE = 0.7;

    private BugPatterns() {}

    static void look(Code code, Report report) {
        for (int i = 0; i < code.size(); i++) {
            if (code.language() == SQL) {
                nullCompare(code, i, report);
                continue;
            }
            if (code.language() == PYTHON) {
                python(code, i, report);
            }
            assignedCondition(code, i, report);
            comparisons(code, i, report);
            pastTheEnd(code, i, report);
            unboundedCopies(code, i, report);
        }
    }

    private static void python(Code code, int i, Report report) {
        if (code.is(i, "=")
                && (code.is(i + 1, "[") || code.is(i + 1, "{"))
                && code.match(i + 1) == i + 2
                && inSignature(code, i)) {
            report.add(i - 1, i + 2, SCORE, "The default value is made once and shared by all calls; use None.");
        }
        boolean literal =
                i + 1 < code.size() && (code.isText(i + 1) || code.token(i + 1).kind() == Token.Kind.NUMBER);
        boolean negated = code.is(i, "is") && code.is(i + 1, "not") && code.isText(i + 2);
        if (code.is(i, "is") && (literal || negated) && i > 0) {
            report.add(i - 1, negated ? i + 2 : i + 1, SCORE, "`is` compares identity, not content; use ==.");
        }
        if (code.is(i, "except") && code.is(i + 1, ":") && code.is(i + 2, "pass")) {
            report.add(i, i + 2, SCORE, "Every exception is swallowed, also those that end the program.");
        }
    }

    private static boolean inSignature(Code code, int i) {
        for (int back = i - 1; back > 1 && back > i - 60; back--) {
            if (code.is(back, ")") && code.match(back) < back) {
                back = code.match(back);
            } else if (code.is(back, "(")) {
                return code.is(back - 2, "def");
            }
        }
        return false;
    }

    /** {@code if (name = value)}. */
    private static void assignedCondition(Code code, int i, Report report) {
        boolean condition = (code.is(i, "if") || code.is(i, "while"))
                && code.is(i + 1, "(")
                && code.isWord(i + 2)
                && code.is(i + 3, "=");
        boolean constant = condition
                && i + 4 < code.size()
                && code.match(i + 1) == i + 5
                && (code.isText(i + 4)
                        || code.token(i + 4).kind() == Token.Kind.NUMBER
                        || code.is(i + 4, "true")
                        || code.is(i + 4, "false")
                        || code.is(i + 4, "null"));
        if (constant) {
            report.add(
                    i,
                    i + 5,
                    SCORE,
                    "The condition assigns to `" + code.token(i + 2).text() + "`; use a comparison.");
        }
    }

    private static void comparisons(Code code, int i, Report report) {
        boolean equal = code.is(i, "==") || code.is(i, "===") || code.is(i, "!=") || code.is(i, "!==");
        if (!equal || i == 0 || i + 1 >= code.size()) {
            return;
        }
        if (code.language() == JAVASCRIPT && (code.is(i + 1, "NaN") || code.is(i - 1, "NaN"))) {
            report.add(i - 1, i + 1, SCORE, "Nothing equals NaN; use Number.isNaN.");
        }
        boolean content = code.language() == JAVA
                && (code.isText(i + 1) || (code.isText(i - 1) && code.isWord(i + 1)))
                && !isChar(code, i);
        if (content) {
            report.add(i - 1, i + 1, SCORE, "Strings are compared by identity; use equals.");
        }
        boolean alone = !code.isDot(i - 2)
                && !code.isDot(i + 2)
                && !code.is(i + 2, "(")
                && !code.is(i + 2, "[")
                && isBoundary(code, i - 2);
        if (alone
                && code.isWord(i - 1)
                && code.isWord(i + 1)
                && code.token(i - 1).text().equals(code.token(i + 1).text())) {
            report.add(i - 1, i + 1, SCORE, "`" + code.token(i - 1).text() + "` is compared with itself.");
        }
    }

    private static boolean isBoundary(Code code, int i) {
        return code.is(i, "(")
                || code.is(i, "&&")
                || code.is(i, "||")
                || code.is(i, "if")
                || code.is(i, "return")
                || code.is(i, "and")
                || code.is(i, "or");
    }

    private static boolean isChar(Code code, int i) {
        int text = code.isText(i + 1) ? i + 1 : i - 1;
        Token token = code.token(text);
        String inner = token.text();
        return inner.length() == 1 || (inner.length() == 2 && inner.charAt(0) == '\\') || inner.startsWith("\\u");
    }

    /** {@code i <= items.length} in the head of a loop that begins at zero. */
    private static void pastTheEnd(Code code, int i, Report report) {
        if (!code.is(i, "<=") || !code.isWord(i - 1)) {
            return;
        }
        boolean length = code.isWord(i + 1)
                && code.isDot(i + 2)
                && (code.is(i + 3, "length")
                        || code.is(i + 3, "Length")
                        || code.is(i + 3, "size")
                        || code.is(i + 3, "Count"));
        boolean function = code.is(i + 1, "len") && code.is(i + 2, "(");
        boolean fromZero = false;
        boolean loop = false;
        for (int back = i - 1; back >= 0 && back > i - 14; back--) {
            fromZero |= code.token(back).kind() == Token.Kind.NUMBER
                    && code.token(back).text().equals("0");
            loop |= code.is(back, "for");
        }
        int after = function ? i + 5 : i + 4;
        boolean less = code.is(after, "-") || code.is(after + 2, "-");
        if ((length || function) && loop && fromZero && !less) {
            report.add(
                    i - 1, Math.min(code.size() - 1, i + 3), SCORE, "The loop runs one past the last element; use <.");
        }
    }

    private static void unboundedCopies(Code code, int i, Report report) {
        boolean call = code.language() == CPP && code.isWord(i) && code.is(i + 1, "(") && !code.isDot(i - 1);
        if (!call) {
            return;
        }
        String name = code.token(i).text();
        boolean variable = name.equals("strcpy") || name.equals("strcat");
        boolean copies = variable && code.match(i + 1) > i + 3 && !code.isText(code.match(i + 1) - 1);
        boolean formats =
                name.equals("sprintf") && code.source(i + 1, code.match(i + 1)).contains("%s");
        if (name.equals("gets") || copies || formats) {
            report.add(i, code.match(i + 1), SCORE, name + " writes past the end of its buffer when the text is long.");
        }
    }

    /** {@code WHERE x = NULL}; in SET it is an assignment. */
    private static void nullCompare(Code code, int i, Report report) {
        boolean sign = code.is(i, "=") || code.is(i, "!=") || code.is(i, "<>");
        if (!sign || !code.isWord(i + 1) || !code.token(i + 1).text().equalsIgnoreCase("null")) {
            return;
        }
        for (int back = i - 1; back >= 0 && back > i - 60 && !code.is(back, ";"); back--) {
            String word = code.token(back).text().toUpperCase(Locale.ROOT);
            if (word.equals("SET") || word.equals("DEFAULT")) {
                return;
            }
            if (word.equals("WHERE") || word.equals("AND") || word.equals("ON") || word.equals("HAVING")) {
                report.add(i - 1, i + 1, SCORE, "Nothing equals NULL; use IS NULL.");
                return;
            }
        }
    }
}
