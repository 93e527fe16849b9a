package dev.bartizan.inspection.codeweakness;

import java.util.Locale;
import java.util.Set;

/** Queries put together inside SQL: {@code EXEC('... ' + @name)}, {@code EXECUTE '...' || name}, {@code CONCAT}. */
final class DynamicSql {
    private static final Set<String> RUNS = Set.of("exec", "execute", "sp_executesql", "prepare");
    private static final Set<String> QUOTES = Set.of(
            "quotename", "quote_literal", "quote_ident", "quote", "quote_nullable", "dbms_assert", "cast", "convert");

    private DynamicSql() {}

    static void look(Code code, Report report) {
        boolean runs = false;
        for (int i = 0; i < code.size() && !runs; i++) {
            runs = code.isWord(i) && RUNS.contains(code.token(i).text().toLowerCase(Locale.ROOT));
        }
        for (int i = 0; runs && i + 2 < code.size(); i++) {
            boolean joined = code.is(i + 1, "+") || code.is(i + 1, "||") || (code.is(i + 1, ",") && isConcat(code, i));
            if (code.isText(i)
                    && joined
                    && code.isWord(i + 2)
                    && !QUOTES.contains(code.token(i + 2).text().toLowerCase(Locale.ROOT))) {
                String name = code.token(i + 2).text();
                report.add(i, i + 2, 0.8, "Value `" + name + "` is put into a query that is run.");
                return;
            }
        }
    }

    private static boolean isConcat(Code code, int i) {
        return code.is(i - 1, "(")
                && code.isWord(i - 2)
                && code.token(i - 2).text().equalsIgnoreCase("concat");
    }
}
