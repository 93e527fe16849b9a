package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;
import static dev.bartizan.inspection.codeweakness.Language.SQL;

import dev.bartizan.domain.Severity;

/** {@code likely-bugs}: code that is legal and almost never meant; what is looked for stands in {@link BugPatterns}. */
final class LikelyBugs {
    private LikelyBugs() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.LIKELY_BUGS, "Code that is legal and almost never meant")
                .because("The program does something else than its text suggests.")
                .weighs(Severity.LOW, "CWE-480")
                .instead("Write what is meant; the explanation of the finding names it.")
                .found((flow, report) -> BugPatterns.look(flow.code(), report))
                .finds(PYTHON, """
                        def add(item, items=[]):
                            items.append(item)
                            return items
                        """)
                .finds(PYTHON, """
                        if name is "admin":
                            grant()
                        """)
                .finds(PYTHON, """
                        try:
                            work()
                        except:
                            pass
                        """)
                .finds(JAVASCRIPT, """
                        if (value === NaN) { reset(); }
                        """)
                .finds(JAVASCRIPT, """
                        if (role = "admin") { grant(); }
                        """)
                .finds(JAVA, """
                        for (int i = 0; i <= items.length; i++) { use(items[i]); }
                        """)
                .finds(JAVA, """
                        if (name == "admin") { grant(); }
                        """)
                .finds(CPP, """
                        char buffer[16];
                        gets(buffer);
                        """)
                .finds(CPP, """
                        if (count = 0) { return; }
                        """)
                .finds(CSHARP, """
                        if (x == x) { Run(); }
                        """)
                .finds(GO, """
                        for i := 0; i <= len(items); i++ { use(items[i]) }
                        """)
                .finds(SQL, """
                        SELECT * FROM users WHERE deleted_at = NULL;
                        """)
                .ignores(PYTHON, """
                        def add(item, items=None):
                            if items is None:
                                items = []
                            return items
                        """, "the list is made anew")
                .ignores(PYTHON, """
                        try:
                            work()
                        except ValueError:
                            pass
                        """, "one kind of exception is expected")
                .ignores(JAVA, """
                        if ("admin".equals(name)) { grant(); }
                        for (int i = 0; i < items.length; i++) { use(items[i]); }
                        """, "compared by content; ends before the length")
                .ignores(CPP, """
                        if ((n = read(fd, buf, sizeof(buf))) > 0) { use(buf, n); }
                        """, "assigned and compared, in brackets")
                .ignores(JAVASCRIPT, """
                        if (role === "admin" && Number.isNaN(value)) { reset(); }
                        """, "compared, and tested with the right function")
                .ignores(SQL, """
                        SELECT * FROM users WHERE deleted_at IS NULL;
                        UPDATE users SET deleted_at = NULL WHERE id = 1;
                        """, "the right test; and an assignment")
                .rule();
    }
}
