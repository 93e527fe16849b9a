package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;

/** {@code flask-debug}: a Flask application is started with its debugger on. Python only: the name is the framework's. */
final class FlaskDebug {
    private FlaskDebug() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.FLASK_DEBUG, "Flask runs with its debugger on")
                .because("The debugger gives everybody who reaches an error page a Python console.")
                .weighs(Severity.HIGH, "CWE-489")
                .instead("Start without debug, or take the flag from the environment with off as default.")
                .found(FlaskDebug::look)
                .finds(PYTHON, """
                        from flask import Flask
                        app = Flask(__name__)
                        app.run(debug=True)
                        """)
                .finds(PYTHON, """
                        if __name__ == "__main__":
                            app.run(host="127.0.0.1", port=8000, debug=True)
                        """)
                .finds(PYTHON, """
                        app = Flask(__name__)
                        app.debug = True
                        app.run()
                        """)
                .finds(PYTHON, """
                        app = Flask(__name__)
                        app.config["DEBUG"] = True
                        """)
                .finds(PYTHON, """
                        server = create_app()
                        server.run(use_reloader=False, debug=1)
                        """)
                .ignores(PYTHON, """
                        app = Flask(__name__)
                        app.run(debug=False)
                        """, "the debugger is off")
                .ignores(PYTHON, """
                        app.run(debug=os.environ.get("FLASK_DEBUG") == "1")
                        """, "the environment decides")
                .ignores(PYTHON, """
                        asyncio.run(main(), debug=True)
                        """, "the event loop has a debug mode of its own")
                .ignores(PYTHON, """
                        subprocess.run(["make"], check=True)
                        logging.basicConfig(level=logging.DEBUG)
                        """, "no Flask application")
                .ignores(JAVASCRIPT, """
                        app.run({ debug: true });
                        """, "not Flask")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        if (code.language() != PYTHON) {
            return;
        }
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            boolean loop = call.path().startsWith("asyncio")
                    || call.path().startsWith("subprocess")
                    || call.path().startsWith("uvicorn");
            if (call.is("*.run")
                    && !loop
                    && invocation.arguments().stream().anyMatch(argument -> isOn(code, argument))) {
                report.add(call, 0.95, call.path() + " starts the application with debug on.");
            }
        }
        boolean flask = code.source().contains("lask");
        for (Flow.Assignment assignment : flow.assignments()) {
            boolean debug = assignment.target().endsWith(".debug");
            boolean config = assignment.target().endsWith(".config")
                    && code.isText(assignment.eq() - 2)
                    && code.token(assignment.eq() - 2).text().equals("DEBUG");
            if (flask && (debug || config) && code.is(assignment.from(), "True")) {
                report.add(assignment.statement(), assignment.from(), 0.9, "The application is set to debug.");
            }
        }
    }

    private static boolean isOn(Code code, Flow.Argument argument) {
        int value = argument.from() + 2;
        boolean one = value < code.size()
                && code.token(value).kind() == Token.Kind.NUMBER
                && code.token(value).text().equals("1");
        return code.is(argument.from(), "debug")
                && code.is(argument.from() + 1, "=")
                && (code.is(value, "True") || one);
    }
}
