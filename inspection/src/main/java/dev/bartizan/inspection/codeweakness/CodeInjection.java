package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.List;

/** {@code code-injection}: text that others choose is run, as code or as a command line. */
final class CodeInjection {
    private static final List<String> SHELL_ONLY = List.of(
            "subprocess.run",
            "subprocess.call",
            "subprocess.Popen",
            "subprocess.check_output",
            "subprocess.check_call",
            "subprocess.getoutput",
            "exec.Command",
            "new ProcessBuilder",
            "spawn",
            "child_process.spawn",
            "exec.CommandContext",
            "execl",
            "execlp",
            "spawnSync");
    private static final List<Sink> SINKS = List.of(
            sink(
                    PYTHON,
                    0,
                    "eval",
                    "exec",
                    "compile",
                    "os.system",
                    "os.popen",
                    "subprocess.getoutput",
                    "subprocess.run",
                    "subprocess.call",
                    "subprocess.Popen",
                    "subprocess.check_output",
                    "subprocess.check_call",
                    "asyncio.create_subprocess_shell"),
            Sink.remote(
                    PYTHON,
                    0,
                    "pickle.loads",
                    "render_template_string",
                    "jsonpickle.decode",
                    "marshal.loads",
                    "yaml.unsafe_load",
                    "Template",
                    "importlib.import_module",
                    "__import__"),
            sink(
                    JAVA,
                    Sink.ANY,
                    "*.eval",
                    "Runtime.getRuntime.exec",
                    "*.exec",
                    "new ProcessBuilder",
                    "*.parseExpression"),
            sink(
                    CSHARP,
                    Sink.ANY,
                    "Process.Start",
                    "CSharpScript.EvaluateAsync",
                    "CSharpScript.RunAsync",
                    "new ProcessStartInfo",
                    "*.CompileAssemblyFromSource"),
            sink(GO, Sink.ANY, "exec.Command", "exec.CommandContext"),
            sink(
                    JAVASCRIPT,
                    0,
                    "eval",
                    "new Function",
                    "Function",
                    "exec",
                    "execSync",
                    "child_process.exec",
                    "child_process.execSync",
                    "cp.exec",
                    "cp.execSync",
                    "vm.runInNewContext",
                    "vm.runInThisContext",
                    "vm.runInContext",
                    "new vm.Script",
                    "setTimeout",
                    "setInterval"),
            sink(JAVASCRIPT, Sink.ANY, "spawn", "child_process.spawn", "spawnSync"),
            sink(CPP, 0, "system", "popen", "_popen", "luaL_dostring", "PyRun_SimpleString"),
            sink(CPP, Sink.ANY, "execl", "execlp"));

    private CodeInjection() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.CODE_INJECTION, "Text that others choose is run as code or command")
                .because("Whoever chooses the text runs programs with the rights of this one.")
                .weighs(Severity.HIGH, "CWE-94")
                .instead(
                        "Look the action up in a table, parse the value, or start the program with a list of arguments and no shell.")
                .found(Sink.check(Subclass.CODE_INJECTION, CodeInjection::runsIt, SINKS))
                .finds(PYTHON, """
                        @app.route("/ping")
                        def ping():
                            host = request.args.get("host")
                            os.system("ping -c 1 " + host)
                            return "ok"
                        """)
                .finds(PYTHON, """
                        def calculate(expression):
                            return eval(expression)
                        """)
                .finds(PYTHON, """
                        name = input("Name: ")
                        subprocess.run(f"grep {name} users.txt", shell=True)
                        """)
                .finds(JAVA, """
                        String host = request.getParameter("host");
                        Process p = Runtime.getRuntime().exec("ping " + host);
                        """)
                .finds(CSHARP, """
                        public IActionResult Run(string cmd)
                        {
                            Process.Start("cmd.exe", "/c " + cmd);
                            return Ok();
                        }
                        """)
                .finds(GO, """
                        func handler(w http.ResponseWriter, r *http.Request) {
                            out, _ := exec.Command("sh", "-c", "ls "+r.FormValue("dir")).Output()
                            w.Write(out)
                        }
                        """)
                .finds(JAVASCRIPT, """
                        app.get('/calc', (req, res) => {
                          const result = eval(req.query.expr);
                          res.json({ result });
                        });
                        """)
                .finds(JAVASCRIPT, """
                        const { exec } = require('child_process');
                        function convert(file) {
                          exec(`convert ${file} out.png`, done);
                        }
                        """)
                .finds(CPP, """
                        int main(int argc, char** argv) {
                            std::string cmd = "ls " + std::string(argv[1]);
                            system(cmd.c_str());
                        }
                        """)
                .ignores(PYTHON, """
                        host = request.args.get("host")
                        subprocess.run(["ping", "-c", "1", host], check=True)
                        """, "a list of arguments and no shell")
                .ignores(PYTHON, """
                        def parse(text):
                            return ast.literal_eval(text)
                        """, "reads literals only")
                .ignores(PYTHON, """
                        model.eval()
                        os.system("clear")
                        """, "no code and a fixed command")
                .ignores(JAVASCRIPT, """
                        const match = /(\\d+)/.exec(req.query.id);
                        setTimeout(() => done(req.query.id), 100);
                        """, "a regular expression and a callback")
                .ignores(GO, """
                        out, err := exec.Command("git", "log", r.FormValue("ref")).Output()
                        """, "a fixed program with separate arguments")
                .ignores(PYTHON, """
                        host = request.args.get("host")
                        os.system("ping -c 1 " + shlex.quote(host))
                        """, "the value is quoted for the shell")
                .ignores(JAVA, """
                        new ProcessBuilder("ping", "-c", "1", request.getParameter("host")).start();
                        """, "a fixed program with separate arguments")
                .rule();
    }

    private static Sink sink(Language language, int argument, String... callees) {
        return new Sink(language, List.of(callees), argument, Reach.PARAMETER, Reach.UNKNOWN);
    }

    /** Whether the call really hands the value to an interpreter. */
    private static boolean runsIt(Code code, Flow.Invocation invocation, Value value) {
        Call call = invocation.call();
        String source = code.source(call.open(), Math.min(call.close() + 1, call.open() + 120));
        if (call.name().startsWith("set")) {
            return value.assembled()
                    && !source.contains("=>")
                    && !source.contains("function")
                    && code.isText(call.open() + 1);
        }
        boolean closure = code.language() == JAVASCRIPT && source.startsWith("(function");
        if (closure || call.is("re.compile")) {
            return false;
        }
        if (call.is(List.of("Process.Start", "new ProcessStartInfo"))) {
            return value.assembled() || invocation.arguments().size() < 2;
        }
        if (call.is("*.exec")
                && code.language() == JAVA
                && !source.contains("+")
                && invocation.receiver().maker().isEmpty()) {
            return call.path().contains("untime");
        }
        if (call.is("Template")) {
            return code.source().contains("jinja2");
        }
        if (call.is(SHELL_ONLY)) {
            boolean shell = source.contains("shell=True")
                    || source.contains("shell: true")
                    || source.contains("\"sh\"")
                    || source.contains("bash")
                    || source.contains("cmd")
                    || source.contains("'sh'")
                    || source.contains("/bin/sh");
            boolean chosen = !invocation.arguments().isEmpty()
                    && invocation
                            .arguments()
                            .getFirst()
                            .value()
                            .input(Subclass.CODE_INJECTION, Reach.REMOTE)
                            .isPresent()
                    && !code.is(invocation.arguments().getFirst().from(), "[");
            boolean whole = call.path().endsWith("getoutput");
            return shell || chosen || whole;
        }
        return true;
    }
}
