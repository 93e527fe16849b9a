package dev.bartizan.inspection.codeweakness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells code from prose by the shape of a line, and one language from another by a few words each. */
final class Shape {
    private static final int LOOKED_MAX = 4_000;

    private static final Map<Language, List<String>> MARKS = Map.of(
            Language.PYTHON,
            List.of(
                    "def ",
                    "import ",
                    "elif ",
                    "self.",
                    "print(",
                    "None",
                    "True",
                    "except",
                    "):\n",
                    "f\"",
                    "f'",
                    " not in ",
                    "@app."),
            Language.JAVA,
            List.of(
                    "public class ",
                    "System.out",
                    "String ",
                    "private ",
                    "import java",
                    "@Override",
                    "throws ",
                    "@GetMapping",
                    "@RequestParam",
                    "new ",
                    "final ",
                    ".getParameter(",
                    "Statement "),
            Language.CSHARP,
            List.of(
                    "using System",
                    "namespace ",
                    "Console.",
                    "string ",
                    "IActionResult",
                    "async Task",
                    "public ",
                    "var ",
                    "[Http",
                    "new ",
                    "$\"",
                    "Request.",
                    "SqlCommand"),
            Language.CPP,
            List.of(
                    "#include",
                    "std::",
                    "int main(",
                    "->",
                    "char ",
                    "printf(",
                    "cout <<",
                    "const char",
                    "nullptr",
                    "sizeof(",
                    "unsigned ",
                    "system(",
                    "argv["),
            Language.GO,
            List.of(
                    "package main",
                    "func ",
                    ":= ",
                    "fmt.",
                    "err != nil",
                    "http.ResponseWriter",
                    "import (",
                    "defer ",
                    "nil",
                    "exec.Command("),
            Language.JAVASCRIPT,
            List.of(
                    "const ",
                    "let ",
                    "=> ",
                    "require(",
                    "function ",
                    "===",
                    "console.log",
                    "document.",
                    "req.",
                    "res.",
                    "window.",
                    "${",
                    "async ",
                    "await ",
                    "module.exports",
                    "location."),
            Language.SQL,
            List.of(
                    "SELECT ",
                    "CREATE ",
                    "INSERT INTO",
                    "EXEC",
                    "DECLARE ",
                    "UPDATE ",
                    "WHERE ",
                    "BEGIN",
                    "END;",
                    "PROCEDURE",
                    "FROM ",
                    "VARCHAR"));

    private static final Set<String> STARTS = Set.of(
            "def",
            "import",
            "from",
            "class",
            "return",
            "const",
            "let",
            "var",
            "function",
            "func",
            "package",
            "public",
            "private",
            "protected",
            "static",
            "using",
            "namespace",
            "#include",
            "if",
            "elif",
            "else",
            "else:",
            "for",
            "while",
            "try",
            "try:",
            "try{",
            "except",
            "except:",
            "catch",
            "with",
            "async",
            "await",
            "@app",
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "CREATE",
            "DECLARE",
            "EXEC",
            "SET",
            "BEGIN",
            "END",
            "WHERE",
            "raise",
            "throw",
            "switch",
            "int",
            "void",
            "char",
            "string",
            "String");

    private Shape() {}

    /** Whether a line of text looks like a line of code. */
    static boolean isCodeLine(String text, int start, int end) {
        int first = start;
        while (first < end && text.charAt(first) <= ' ') {
            first++;
        }
        int last = end;
        while (last > first && text.charAt(last - 1) <= ' ') {
            last--;
        }
        if (last - first < 1 || last - first > 2_000) {
            return false;
        }
        char c = text.charAt(last - 1);
        boolean closes = c == ';' || c == '{' || c == '}' || c == ')';
        if (last - first <= 2) {
            return c == '{' || c == '}' || (c == ';' && text.charAt(first) == '}');
        }
        boolean keyword = STARTS.contains(firstWord(text, first, last));
        boolean sign = hasSign(text, first, last);
        boolean opensBlock = c == ':' && keyword;
        return (closes && (sign || keyword))
                || opensBlock
                || (keyword && sign)
                || isDecorator(text, first, last)
                || assigns(text, first, last);
    }

    private static String firstWord(String text, int first, int last) {
        int end = first;
        while (end < last
                && end < first + 12
                && text.charAt(end) > ' '
                && text.charAt(end) != '('
                && text.charAt(end) != '.') {
            end++;
        }
        return text.substring(first, end);
    }

    private static boolean isDecorator(String text, int first, int last) {
        char c = text.charAt(first);
        return (c == '@' || c == '[' || c == '#')
                && last - first > 3
                && Character.isLetter(text.charAt(first + 1))
                && (text.charAt(last - 1) == ')' || text.charAt(last - 1) == ']' || text.startsWith("#include", first));
    }

    /** A call, an arrow, an assignment or an index: signs that prose does not use this way. */
    private static boolean hasSign(String text, int first, int last) {
        for (int i = first + 1; i < last; i++) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            boolean wordBefore = Character.isLetterOrDigit(before) || before == '_';
            if ((c == '(' || c == '[') && wordBefore) {
                return true;
            }
            if (c == '=' || c == '{' || c == ';' || (c == ':' && before == ':')) {
                return true;
            }
        }
        return text.startsWith("import ", first)
                || text.startsWith("from ", first)
                || text.startsWith("SELECT ", first);
    }

    /** {@code name = value}, with no more than three words before the sign. */
    private static boolean assigns(String text, int first, int last) {
        int words = 0;
        for (int i = first; i < last && i < first + 80; i++) {
            char c = text.charAt(i);
            if (c == '=') {
                return i > first && i + 1 < last && words <= 3 && text.charAt(i + 1) != '>';
            }
            if (c == ' ') {
                words++;
            } else if (!Character.isLetterOrDigit(c) && "_.:[]<>@*\"'".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    /** The language with most marks; empty when nothing looks like any. */
    static Optional<Language> guess(String text, int start, int end) {
        String part = text.substring(start, Math.min(end, start + LOOKED_MAX));
        Language best = Language.PYTHON;
        int most = 0;
        for (Language language : Language.values()) {
            int marks = 0;
            for (String mark : MARKS.getOrDefault(language, List.of())) {
                marks += part.contains(mark) ? mark.length() > 6 ? 3 : 2 : 0;
            }
            if (marks > most) {
                most = marks;
                best = language;
            }
        }
        return most > 0 ? Optional.of(best) : part.contains("(") ? Optional.of(Language.PYTHON) : Optional.empty();
    }
}
