package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Nature;
import java.util.List;
import java.util.Optional;

/** {@code clear-text-logging-sensitive-data}: a secret goes to a log or console. */
final class ClearTextLogging {
    private static final List<String> LOGS = List.of(
            "print",
            "pprint",
            "logging.info",
            "logging.debug",
            "logging.warning",
            "logging.error",
            "logging.critical",
            "*.info",
            "*.debug",
            "*.warn",
            "*.warning",
            "*.error",
            "*.trace",
            "*.critical",
            "*.exception",
            "console.log",
            "console.info",
            "console.debug",
            "console.error",
            "console.warn",
            "System.out.println",
            "System.out.printf",
            "System.out.print",
            "System.err.println",
            "Console.WriteLine",
            "Console.Write",
            "*.LogInformation",
            "*.LogDebug",
            "*.LogWarning",
            "*.LogError",
            "*.LogTrace",
            "fmt.Println",
            "fmt.Printf",
            "fmt.Print",
            "log.Printf",
            "log.Println",
            "log.Print",
            "log.Fatalf",
            "log.Infof",
            "log.Debugf",
            "*.Infof",
            "*.Debugf",
            "printf",
            "fprintf",
            "syslog",
            "*.log",
            "*.Info",
            "*.Debug",
            "*.fine",
            "Debug.WriteLine",
            "Trace.WriteLine",
            "spdlog.info",
            "spdlog.debug",
            "NSLog",
            "sys.stdout.write",
            "*.Errorf");

    private ClearTextLogging() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.CLEAR_TEXT_LOGGING_SENSITIVE_DATA, "A secret goes to a log")
                .because("Logs are kept long, copied and read by many.")
                .weighs(Severity.HIGH, "CWE-532")
                .instead("Leave the secret out, or log that it was set, its length or a fingerprint.")
                .found(ClearTextLogging::look)
                .finds(PYTHON, """
                        def login(username, password):
                            logging.info("login %s with %s", username, password)
                        """)
                .finds(PYTHON, """
                        api_key = os.environ["API_KEY"]
                        print(f"Using key {api_key}")
                        """)
                .finds(JAVA, """
                        void login(String user, String password) {
                            logger.debug("Login attempt: " + user + "/" + password);
                        }
                        """)
                .finds(JAVASCRIPT, """
                        console.log('token:', accessToken);
                        """)
                .finds(CSHARP, """
                        Console.WriteLine($"Password: {user.Password}");
                        """)
                .finds(GO, """
                        log.Printf("connecting with password %s", cfg.Password)
                        """)
                .finds(CPP, """
                        std::cout << "Password: " << password << std::endl;
                        """)
                .ignores(PYTHON, """
                        password = getpass.getpass("Password: ")
                        print("Password accepted")
                        """, "only a message is printed")
                .ignores(PYTHON, """
                        logging.info("password length %d", len(password))
                        """, "only the length is logged")
                .ignores(JAVA, """
                        logger.info("Password reset for {}", username);
                        """, "only the name is logged")
                .ignores(JAVASCRIPT, """
                        console.log('hash', hashPassword(password));
                        console.log(`used ${tokenCount} tokens`);
                        """, "a hash, and a number of tokens")
                .ignores(GO, """
                        log.Printf("password hash updated for %s", user.Name)
                        """, "only the name is logged")
                .ignores(PYTHON, """
                        for token in tokenizer.tokenize(text):
                            print(token)
                        """, "words of a text are tokens too")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            if (!call.is(LOGS) || isOther(call)) {
                continue;
            }
            Optional<Origin> secret = invocation.arguments().stream()
                    .flatMap(argument -> argument.value().first(Nature.SECRET).stream())
                    .filter(origin -> !isWordOfText(code, origin))
                    .findFirst();
            secret.ifPresent(origin ->
                    report.add(call, 0.85, "Secret " + origin.description() + " reaches " + call.path() + "."));
        }
        if (code.language() == CPP) {
            streams(code, report);
        }
    }

    private static boolean isOther(Call call) {
        return call.path().startsWith("Math.")
                || call.path().startsWith("math.")
                || call.name().equals("log") && call.receiver().equals("np");
    }

    /** In code that cuts up text, a token is a word. */
    private static boolean isWordOfText(Code code, Origin origin) {
        String source = code.source();
        return origin.description().equals("`token`")
                && (source.contains("okeniz")
                        || source.contains("nlp(")
                        || source.contains("lexer")
                        || source.contains("Lexer"));
    }

    private static void streams(Code code, Report report) {
        for (int[] statement : code.statements()) {
            boolean stream = false;
            for (int i = statement[0]; i < Math.min(statement[1], statement[0] + 60); i++) {
                stream |= code.is(i, "cout") || code.is(i, "cerr") || code.is(i, "clog");
                if (stream
                        && code.is(i - 1, "<<")
                        && code.isWord(i)
                        && Sensitive.isSecret(code.token(i).text())
                        && !code.is(i + 1, "(")) {
                    report.add(
                            statement[0], i, 0.85, "Secret `" + code.token(i).text() + "` is written to the console.");
                    break;
                }
            }
        }
    }
}
