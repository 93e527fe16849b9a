package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;
import static dev.bartizan.inspection.codeweakness.Language.SQL;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Nature;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code clear-text-storage-sensitive-data}: a secret is kept as it is: in a file, a cookie, the browser, a table. */
final class ClearTextStorage {
    private static final List<String> STORES = List.of(
            "*.set_cookie",
            "localStorage.setItem",
            "sessionStorage.setItem",
            "res.cookie",
            "new Cookie",
            "File.WriteAllText",
            "File.AppendAllText",
            "os.WriteFile",
            "ioutil.WriteFile",
            "fs.writeFileSync",
            "fs.writeFile",
            "Files.writeString",
            "Files.write",
            "*.WriteString",
            "fs.appendFileSync",
            "Cookies.Append",
            "*.Append",
            "http.SetCookie",
            "*.writerow",
            "json.dump",
            "pickle.dump",
            "yaml.dump",
            "*.putString",
            "AsyncStorage.setItem",
            "Cookies.set",
            "*.write_text",
            "fputs",
            "*.setProperty",
            "shelve.open",
            "fs.appendFile");
    private static final Set<String> FILES = Set.of(
            "f", "file", "fp", "fh", "out", "outfile", "handle", "writer", "fw", "bw", "sw", "fout", "logfile",
            "stream");

    private ClearTextStorage() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.CLEAR_TEXT_STORAGE_SENSITIVE_DATA, "A secret is stored as it is")
                .because("Whoever reads the file, cookie or table has the secret.")
                .weighs(Severity.HIGH, "CWE-312")
                .instead("Hash passwords with a slow hash, encrypt other secrets, or keep them in a secret store.")
                .found(ClearTextStorage::look)
                .finds(PYTHON, """
                        def save(username, password):
                            with open("users.txt", "a") as f:
                                f.write(username + ":" + password)
                        """)
                .finds(PYTHON, """
                        resp = make_response("ok")
                        resp.set_cookie("password", password)
                        """)
                .finds(PYTHON, """
                        cursor.execute("INSERT INTO users (name, password) VALUES (?, ?)", (username, password))
                        """)
                .finds(JAVASCRIPT, """
                        localStorage.setItem('password', passwordInput);
                        document.cookie = "token=" + authToken;
                        localStorage.setItem('pw', user.password);
                        """)
                .finds(JAVA, """
                        Cookie cookie = new Cookie("pw", password);
                        response.addCookie(cookie);
                        """)
                .finds(CSHARP, """
                        File.WriteAllText("creds.txt", user + ":" + password);
                        """)
                .finds(GO, """
                        os.WriteFile("secret.txt", []byte(apiKey), 0644)
                        """)
                .finds(SQL, """
                        INSERT INTO users (name, password) VALUES ('bob', 'hunter22');
                        """)
                .ignores(PYTHON, """
                        hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt())
                        cursor.execute("INSERT INTO users (name, password) VALUES (?, ?)", (name, hashed))
                        """, "the password is hashed")
                .ignores(JAVASCRIPT, """
                        localStorage.setItem('theme', theme);
                        """, "no secret")
                .ignores(GO, """
                        os.WriteFile("out.bin", encrypt(secretKey, data), 0600)
                        """, "what is written is encrypted")
                .ignores(JAVA, """
                        Cookie cookie = new Cookie("lang", language);
                        """, "no secret")
                .ignores(SQL, """
                        INSERT INTO users (name, password_hash) VALUES ('bob', crypt('x', gen_salt('bf')));
                        """, "the password is hashed")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        if (code.language() == SQL) {
            inserts(code, report);
            return;
        }
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            boolean file = (call.name().equals("write")
                            || call.name().equals("WriteLine")
                            || call.name().equals("Write"))
                    && FILES.contains(call.receiver().toLowerCase(Locale.ROOT));
            boolean table = writesTable(code, invocation);
            if (call.is(STORES) || file || table) {
                invocation.arguments().stream()
                        .skip(table ? 1 : 0)
                        .flatMap(argument -> argument.value().first(Nature.SECRET).stream())
                        .findFirst()
                        .ifPresent(origin -> report.add(
                                call, 0.8, "Secret " + origin.description() + " is stored by " + call.path() + "."));
            }
        }
        for (Flow.Assignment assignment : flow.assignments()) {
            Optional<Origin> secret = assignment.value().first(Nature.SECRET);
            if (assignment.target().equals("document.cookie") && secret.isPresent()) {
                report.add(
                        assignment.statement(),
                        assignment.to() - 1,
                        0.8,
                        "Secret " + secret.get().description() + " is stored in a cookie.");
            }
        }
    }

    /** A query with parameters that puts a password column into a table. */
    private static boolean writesTable(Code code, Flow.Invocation invocation) {
        int first = invocation.call().open() + 1;
        if (invocation.arguments().size() < 2 || !code.isText(first)) {
            return false;
        }
        String sql = code.token(first).text().toLowerCase(Locale.ROOT);
        boolean write = sql.contains("insert into")
                || (sql.contains("update ")
                        && sql.indexOf("password") > 0
                        && sql.indexOf("password") < sql.indexOf("where"));
        return write && sql.contains("password") && !sql.contains("password_hash") && !sql.contains("hash");
    }

    private static void inserts(Code code, Report report) {
        for (int[] statement : code.statements()) {
            String source = code.source(statement[0], statement[1]).toLowerCase(Locale.ROOT);
            int columns = source.indexOf('(');
            int values = source.indexOf("values");
            boolean insert = source.startsWith("insert into") && columns > 0 && values > columns;
            boolean plain = insert
                    && source.substring(columns, values)
                            .matches("\\([^()]{0,200}\\b(?:password|passwd|pwd)\\b[^()]{0,200}\\)\\s{0,9}");
            if (plain
                    && !source.substring(values).contains("hash")
                    && !source.substring(values).contains("crypt")
                    && source.indexOf('\'', values) > 0) {
                report.add(statement[0], statement[1] - 1, 0.75, "A password is put into a table as it is.");
            }
        }
    }
}
