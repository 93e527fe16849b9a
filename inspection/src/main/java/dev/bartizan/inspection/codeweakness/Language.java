package dev.bartizan.inspection.codeweakness;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages that are read, with the family traits the lexer and the flow need. */
public enum Language {
    PYTHON,
    JAVA,
    CPP,
    CSHARP,
    GO,
    JAVASCRIPT,
    SQL;

    private static final Map<String, Language> TAGS = Map.ofEntries(
            Map.entry("python", PYTHON),
            Map.entry("py", PYTHON),
            Map.entry("python3", PYTHON),
            Map.entry("java", JAVA),
            Map.entry("cpp", CPP),
            Map.entry("c++", CPP),
            Map.entry("cc", CPP),
            Map.entry("cxx", CPP),
            Map.entry("c", CPP),
            Map.entry("csharp", CSHARP),
            Map.entry("c#", CSHARP),
            Map.entry("cs", CSHARP),
            Map.entry("go", GO),
            Map.entry("golang", GO),
            Map.entry("javascript", JAVASCRIPT),
            Map.entry("js", JAVASCRIPT),
            Map.entry("jsx", JAVASCRIPT),
            Map.entry("mjs", JAVASCRIPT),
            Map.entry("typescript", JAVASCRIPT),
            Map.entry("ts", JAVASCRIPT),
            Map.entry("tsx", JAVASCRIPT),
            Map.entry("node", JAVASCRIPT),
            Map.entry("sql", SQL),
            Map.entry("tsql", SQL),
            Map.entry("plsql", SQL),
            Map.entry("plpgsql", SQL),
            Map.entry("mysql", SQL),
            Map.entry("postgresql", SQL));

    /** The language that a fence is tagged with; empty for others. */
    static Optional<Language> ofTag(String tag) {
        return Optional.ofNullable(TAGS.get(tag.toLowerCase(Locale.ROOT)));
    }

    /** Whether statements end at the end of a line. */
    boolean lineBased() {
        return this == PYTHON || this == GO || this == JAVASCRIPT;
    }

    /** Whether a condition stands in brackets. */
    boolean bracketsConditions() {
        return braced() && this != GO;
    }

    /** Whether braces hold blocks. */
    boolean braced() {
        return this != PYTHON && this != SQL;
    }

    /** Whether a definition is written type first, name second, without a keyword. */
    boolean typeFirst() {
        return this == JAVA || this == CPP || this == CSHARP;
    }
}
