package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;
import static dev.bartizan.inspection.codeweakness.Language.SQL;

import dev.bartizan.domain.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code hardcoded-credentials}: a password or key stands in the code. */
final class HardcodedCredentials {
    private static final List<String> CONNECTS = List.of(
            "DriverManager.getConnection",
            "new NetworkCredential",
            "new UsernamePasswordCredentials",
            "new UsernamePasswordAuthenticationToken");
    private static final Pattern CONNECTION =
            Pattern.compile("(?i)(?:^|.{0,200}[;?& ])(?:password|pwd)\\s?=\\s?[^;&{}<>$%*\\s]{3,64}(?:[;& ].{0,200})?");
    private static final Pattern URL_USER = Pattern.compile(
            "(?i)[a-z+]{2,20}://[^\\s:/@{}<>$]{1,40}:[^\\s:/@{}<>$*]{3,60}@[a-z0-9.-]{2,80}(?:[:/?].{0,200})?");
    private static final List<String> PLACEHOLDERS = List.of(
            "your",
            "xxx",
            "***",
            "<",
            "${",
            "{{",
            "example",
            "placeholder",
            "changeme",
            "change_me",
            "change-me",
            "todo",
            "dummy",
            "redacted",
            "...",
            "insert",
            "replace",
            "enter",
            "env:",
            "%s",
            "{}",
            "not-set",
            "none",
            "null",
            "undefined",
            "test_",
            "fake",
            "sample");

    private HardcodedCredentials() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.HARDCODED_CREDENTIALS, "A password or key stands in the code")
                .because("Everybody who sees the code has it, and it cannot be changed without a release.")
                .weighs(Severity.HIGH, "CWE-798")
                .instead("Read it from the environment or a secret store.")
                .found(HardcodedCredentials::look)
                .finds(PYTHON, """
                        DB_PASSWORD = "S3cr3tPa55"
                        conn = psycopg2.connect(host="db", password=DB_PASSWORD)
                        """)
                .finds(PYTHON, """
                        conn = mysql.connector.connect(host="db", user="root", password="hunter2!")
                        """)
                .finds(JAVA, """
                        Connection c = DriverManager.getConnection("jdbc:mysql://db/app", "root", "Tiger99x");
                        """)
                .finds(CSHARP, """
                        string cs = "Server=db;Database=app;User Id=sa;Password=Pa55w0rd9;";
                        """)
                .finds(GO, """
                        const apiKey = "k9f8s7d6f5g4h3j2k1"
                        """)
                .finds(JAVASCRIPT, """
                        const config = { user: 'admin', password: 'letmein42' };
                        """)
                .finds(CPP, """
                        if (password == "opensesame1") { grant(); }
                        """)
                .finds(SQL, """
                        CREATE USER app WITH PASSWORD 'b1gsecret';
                        """)
                .ignores(PYTHON, """
                        password = os.environ["DB_PASSWORD"]
                        """, "read from the environment")
                .ignores(PYTHON, """
                        password = ""
                        password_field = "password"
                        api_key = "YOUR_API_KEY"
                        """, "nothing, a field name, and a placeholder")
                .ignores(JAVA, """
                        String passwordPrompt = "Enter your password";
                        String password = request.getParameter("password");
                        """, "a prompt, and a value from a request")
                .ignores(JAVASCRIPT, """
                        const token = req.headers['authorization'];
                        const tokenType = 'Bearer';
                        """, "read from a request, and a scheme name")
                .ignores(CSHARP, """
                        var cs = $"Server=db;User Id=app;Password={password};";
                        """, "the password is filled in")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        for (int i = 1; i < code.size(); i++) {
            if (code.isText(i)) {
                literal(code, i, report);
            }
        }
        for (Flow.Invocation invocation : flow.calls()) {
            List<Flow.Argument> arguments = invocation.arguments();
            if (invocation.call().is(CONNECTS) && arguments.size() >= 2) {
                Flow.Argument last =
                        arguments.get(invocation.call().is("DriverManager.getConnection") ? arguments.size() - 1 : 1);
                boolean whole = last.to() - last.from() == 1 && code.isText(last.from());
                if (whole && isReal(code.token(last.from()).text(), "")) {
                    report.add(
                            invocation.call(),
                            0.85,
                            "A literal is the password given to "
                                    + invocation.call().path() + ".");
                }
            }
        }
    }

    private static void literal(Code code, int i, Report report) {
        Token token = code.token(i);
        String text = token.text();
        boolean template = token.kind() == Token.Kind.TEMPLATE && code.is(i + 1, Token.HOLE_OPEN);
        if (template || text.length() < 3 || text.length() > 400) {
            return;
        }
        String name = name(code, i);
        if (!name.isEmpty() && Sensitive.isCredential(name) && isReal(text, name)) {
            report.add(i - 2 >= 0 ? i - 2 : i, i, 0.85, "A literal stands under the name `" + name + "`.");
        } else if (URL_USER.matcher(text).matches()
                || (text.indexOf('=') > 0
                        && text.indexOf(';') > 0
                        && CONNECTION.matcher(text).matches())) {
            if (PLACEHOLDERS.stream().noneMatch(text.toLowerCase(Locale.ROOT)::contains)) {
                report.add(i, i, 0.8, "A connection string holds its password.");
            }
        }
    }

    /** The name that a literal gets or is compared with; empty when there is none. */
    private static String name(Code code, int i) {
        boolean follows = code.is(i - 1, "=")
                || code.is(i - 1, ":=")
                || code.is(i - 1, ":")
                || code.is(i - 1, "==")
                || code.is(i - 1, "===");
        if (code.language() == SQL) {
            boolean by = i > 1
                    && code.isWord(i - 1)
                    && (code.token(i - 1).text().equalsIgnoreCase("password")
                            || code.token(i - 1).text().equalsIgnoreCase("by"));
            boolean eq = code.is(i - 1, "=")
                    && code.isWord(i - 2)
                    && code.token(i - 2).text().equalsIgnoreCase("password")
                    && !code.is(i - 3, "WHERE")
                    && !code.is(i - 3, "AND");
            return by || eq ? "password" : "";
        }
        boolean ends = !code.is(i + 1, "+") && !code.is(i + 1, ".") && !code.is(i + 1, "%") && !code.is(i + 1, "in");
        if (!follows || !ends || i < 2) {
            return "";
        }
        int name = code.is(i - 2, "]") && code.isText(i - 3) ? i - 3 : i - 2;
        if (code.is(name, "str") || code.is(name, "string")) {
            name = code.is(name - 1, ":") ? name - 2 : name - 1;
        }
        boolean bracketed = code.is(name, "]") && code.is(name - 1, "[");
        int at = bracketed ? name - 2 : name;
        return at >= 0 && (code.isWord(at) || code.isText(at)) ? code.token(at).text() : "";
    }

    private static boolean isReal(String text, String name) {
        String lower = text.toLowerCase(Locale.ROOT);
        String plainName = name.toLowerCase(Locale.ROOT).replace("_", "");
        boolean placeholder = PLACEHOLDERS.stream().anyMatch(lower::contains);
        String squeezed = lower.replaceAll("[_\\-\\s]", "");
        boolean sameAsName = squeezed.equals(plainName)
                || Set.of("password", "token", "secret", "apikey", "passwd", "text", "bearer", "string")
                        .contains(squeezed);
        return text.length() >= 4
                && text.indexOf(' ') < 0
                && !placeholder
                && (!sameAsName || name.isEmpty() && lower.equals("password"))
                && !lower.startsWith("/")
                && !lower.startsWith("http")
                && !lower.startsWith("#");
    }
}
