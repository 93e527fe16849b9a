package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Nature;
import java.util.List;

/** {@code stack-trace-exposure}: an answer to a request carries the inside of an exception. */
final class StackTraceExposure {
    private static final List<String> RESPONSES = List.of(
            "jsonify",
            "make_response",
            "Response",
            "HttpResponse",
            "JsonResponse",
            "JSONResponse",
            "HTTPException",
            "PlainTextResponse",
            "*.send",
            "*.json",
            "*.end",
            "*.println",
            "*.print",
            "*.write",
            "*.sendError",
            "Content",
            "BadRequest",
            "StatusCode",
            "Ok",
            "*.WriteAsync",
            "Response.Write",
            "http.Error",
            "fmt.Fprintf",
            "fmt.Fprintln",
            "fmt.Fprint",
            "*.Write",
            "*.set_content",
            "*.String",
            "*.JSON",
            "Problem",
            "*.body",
            "abort",
            "*.entity",
            "new ResponseEntity");
    private static final List<String> TELLS = List.of(
            "format_exc(",
            "StackTrace",
            "getStackTrace",
            "printStackTrace",
            ".stack",
            "debug.Stack()",
            "%+v",
            "format_exception(",
            "print_exc(",
            "exc_info()",
            ".what()",
            "stacktrace");

    private StackTraceExposure() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.STACK_TRACE_EXPOSURE, "An answer carries the inside of an exception")
                .because("Stack traces tell an attacker paths, versions and queries of the program.")
                .weighs(Severity.MEDIUM, "CWE-209")
                .instead("Log the exception and answer with a general message and a reference.")
                .found(StackTraceExposure::look)
                .finds(PYTHON, """
                        @app.route("/run")
                        def run():
                            try:
                                return work()
                            except Exception as e:
                                return jsonify({"error": str(e), "trace": traceback.format_exc()}), 500
                        """)
                .finds(PYTHON, """
                        def view(request):
                            try:
                                return HttpResponse(work())
                            except Exception as exc:
                                return HttpResponse(traceback.format_exc(), status=500)
                        """)
                .finds(JAVASCRIPT, """
                        app.use((err, req, res, next) => {
                          res.status(500).send(err.stack);
                        });
                        """)
                .finds(JAVA, """
                        try { work(); } catch (Exception e) {
                            e.printStackTrace(response.getWriter());
                        }
                        """)
                .finds(CSHARP, """
                        try { Work(); }
                        catch (Exception ex)
                        {
                            return StatusCode(500, ex.ToString());
                        }
                        """)
                .finds(GO, """
                        func handler(w http.ResponseWriter, r *http.Request) {
                            defer func() {
                                if rec := recover(); rec != nil {
                                    http.Error(w, string(debug.Stack()), 500)
                                }
                            }()
                        }
                        """)
                .ignores(PYTHON, """
                        @app.route("/run")
                        def run():
                            try:
                                return work()
                            except Exception as e:
                                app.logger.exception("run failed")
                                return jsonify({"error": "internal error"}), 500
                        """, "the trace goes to the log only")
                .ignores(PYTHON, """
                        try:
                            work()
                        except Exception as e:
                            print(traceback.format_exc())
                        """, "a script that prints to its own console")
                .ignores(JAVASCRIPT, """
                        app.use((err, req, res, next) => {
                          console.error(err.stack);
                          res.status(500).send('Something broke');
                        });
                        """, "the trace goes to the log only")
                .ignores(JAVA, """
                        try { work(); } catch (IOException e) {
                            e.printStackTrace();
                            response.sendError(500, "failed");
                        }
                        """, "the trace goes to standard error")
                .ignores(CSHARP, """
                        catch (Exception ex)
                        {
                            _logger.LogError(ex, "failed");
                            return StatusCode(500, "failed");
                        }
                        """, "the exception goes to the log only")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        boolean web = isWeb(code.source());
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            String inside = code.source(call.open(), Math.min(call.close() + 1, call.open() + 60));
            boolean toWriter = call.name().equals("printStackTrace")
                    && (inside.contains("getWriter") || inside.contains("response") || inside.contains("out"));
            boolean response = web && call.is(RESPONSES) && !isLog(call);
            if (toWriter || (response && (tells(inside) || tellsException(code, invocation)))) {
                report.add(call, 0.85, "The exception reaches the answer through " + call.path() + ".");
            }
        }
        for (Flow.Return handed : flow.returns()) {
            String source = code.source(handed.from(), Math.min(handed.to(), handed.from() + 60));
            boolean served = web && handed.within().served();
            boolean text = source.contains("str(")
                    || source.contains("{e}")
                    || source.contains("repr(")
                    || source.contains("traceback");
            if (served
                    && code.language() == PYTHON
                    && text
                    && (tells(source) || handed.value().first(Nature.FAILURE).isPresent())) {
                report.add(
                        handed.statement(),
                        handed.to() - 1,
                        0.8,
                        "The exception is the answer of `" + handed.within().name() + "`.");
            }
        }
    }

    private static boolean isWeb(String source) {
        return Web.isServer(source);
    }

    private static boolean isLog(Call call) {
        String path = call.path();
        return path.contains("log")
                || path.contains("Log")
                || path.startsWith("console")
                || path.startsWith("System.")
                || path.contains("stderr");
    }

    private static boolean tells(String source) {
        return TELLS.stream().anyMatch(source::contains);
    }

    /** The exception itself, or its text, as an argument. */
    private static boolean tellsException(Code code, Flow.Invocation invocation) {
        for (Flow.Argument argument : invocation.arguments()) {
            boolean failure = argument.value().first(Nature.FAILURE).isPresent();
            String source = code.source(argument.from(), Math.min(argument.to(), argument.from() + 40));
            boolean text = switch (code.language()) {
                case PYTHON ->
                    source.contains("str(")
                            || source.contains("repr(")
                            || source.contains("f\"")
                            || source.contains("{");
                case CSHARP -> source.contains("ToString()");
                case JAVA -> source.contains("toString()");
                case JAVASCRIPT -> argument.to() - argument.from() == 1;
                default -> false;
            };
            if (failure && text) {
                return true;
            }
        }
        return false;
    }
}
