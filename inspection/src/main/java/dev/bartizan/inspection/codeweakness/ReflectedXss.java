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
import java.util.Locale;
import java.util.Optional;

/** {@code reflected-xss}: a page shows what a request sent, as markup. */
final class ReflectedXss {
    private static final List<Sink> SINKS = List.of(
            Sink.remote(
                    PYTHON,
                    0,
                    "make_response",
                    "Response",
                    "HttpResponse",
                    "Markup",
                    "HTMLResponse",
                    "mark_safe",
                    "render_template_string",
                    "flask.make_response",
                    "web.Response"),
            Sink.remote(JAVA, Sink.ANY, "*.println", "*.print", "*.write", "*.append", "*.printf", "*.format"),
            Sink.remote(
                    CSHARP,
                    Sink.ANY,
                    "Response.Write",
                    "Content",
                    "Html.Raw",
                    "*.WriteAsync",
                    "new HtmlString",
                    "Results.Content",
                    "new MarkupString"),
            Sink.remote(
                    GO,
                    Sink.ANY,
                    "fmt.Fprintf",
                    "fmt.Fprint",
                    "fmt.Fprintln",
                    "w.Write",
                    "io.WriteString",
                    "template.HTML",
                    "c.Writer.WriteString"),
            Sink.remote(
                    JAVASCRIPT,
                    0,
                    "res.send",
                    "res.write",
                    "res.end",
                    "document.write",
                    "document.writeln",
                    "*.html",
                    "*.insertAdjacentHTML",
                    "response.send",
                    "response.write",
                    "response.end"),
            Sink.remote(JAVASCRIPT, 1, "*.insertAdjacentHTML"),
            Sink.remote(CPP, 0, "*.set_content", "*.write"));

    private ReflectedXss() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.REFLECTED_XSS, "A page shows what a request sent, as markup")
                .because("A link can carry script that runs with the rights of whoever follows it.")
                .weighs(Severity.HIGH, "CWE-79")
                .instead("Escape the value for HTML, or use a template that does.")
                .found(ReflectedXss::look)
                .finds(PYTHON, """
                        @app.route("/hello")
                        def hello():
                            name = request.args.get("name", "")
                            return f"<h1>Hello {name}</h1>"
                        """)
                .finds(PYTHON, """
                        def search(request):
                            return HttpResponse("<p>Results for " + request.GET["q"] + "</p>")
                        """)
                .finds(JAVA, """
                        PrintWriter out = response.getWriter();
                        out.println("<p>Hello " + request.getParameter("name") + "</p>");
                        """)
                .finds(CSHARP, """
                        Response.Write("<b>" + Request.QueryString["q"] + "</b>");
                        """)
                .finds(GO, """
                        func hello(w http.ResponseWriter, r *http.Request) {
                            fmt.Fprintf(w, "<h1>Hello %s</h1>", r.URL.Query().Get("name"))
                        }
                        """)
                .finds(JAVASCRIPT, """
                        app.get('/search', (req, res) => {
                          res.send('<h1>Results for ' + req.query.q + '</h1>');
                        });
                        """)
                .finds(JAVASCRIPT, """
                        const name = new URLSearchParams(location.search).get('name');
                        document.getElementById('out').innerHTML = 'Hi ' + name;
                        """)
                .ignores(PYTHON, """
                        @app.route("/hello")
                        def hello():
                            return f"<h1>Hello {escape(request.args.get('name', ''))}</h1>"
                        """, "the value is escaped")
                .ignores(PYTHON, """
                        @app.route("/hello")
                        def hello():
                            return render_template("hello.html", name=request.args.get("name"))
                        """, "the template escapes")
                .ignores(JAVASCRIPT, """
                        app.get('/search', (req, res) => {
                          res.json({ q: req.query.q });
                        });
                        """, "JSON, not markup")
                .ignores(GO, """
                        func hello(w http.ResponseWriter, r *http.Request) {
                            fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(r.FormValue("name")))
                        }
                        """, "the value is escaped")
                .ignores(JAVASCRIPT, """
                        const name = new URLSearchParams(location.search).get('name');
                        document.getElementById('out').textContent = 'Hi ' + name;
                        """, "text, not markup")
                .ignores(JAVA, """
                        System.out.println("name: " + request.getParameter("name"));
                        """, "the console is no page")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        Sink.check(Subclass.REFLECTED_XSS, ReflectedXss::reachesPage, SINKS).look(flow, report);
        for (Flow.Return handed : flow.returns()) {
            Optional<Origin> origin = handed.value().input(Subclass.REFLECTED_XSS, Reach.REMOTE);
            boolean page = code.language() == PYTHON
                    && handed.within().served()
                    && code.source().contains("route(")
                    && !isOther(code, handed);
            boolean quoted = code.language() == JAVA
                    && handed.within().served()
                    && handed.value().assembled()
                    && code.source(handed.from(), handed.to()).contains("<");
            if (origin.isPresent() && ((page && handed.value().assembled()) || quoted)) {
                report.add(
                        handed.statement(),
                        handed.to() - 1,
                        Sink.score(origin.get()),
                        Sink.sentence(origin.get().description()) + " reaches the page that `"
                                + handed.within().name() + "` answers.");
            }
        }
        for (Flow.Assignment assignment : flow.assignments()) {
            Optional<Origin> origin = assignment.value().input(Subclass.REFLECTED_XSS, Reach.REMOTE);
            boolean markup = assignment.target().endsWith("innerHTML")
                    || assignment.target().endsWith("outerHTML");
            if (origin.isPresent() && markup && code.language() == JAVASCRIPT) {
                report.add(
                        assignment.statement(),
                        assignment.to() - 1,
                        Sink.score(origin.get()),
                        Sink.sentence(origin.get().description()) + " reaches " + assignment.target() + ".");
            }
        }
    }

    /** Answers that are no markup: a call result, a dictionary, a redirect. */
    private static boolean isOther(Code code, Flow.Return handed) {
        boolean call = code.isWord(handed.from()) && !handed.value().assembled();
        return call
                || code.is(handed.from(), "{")
                || code.is(handed.from() + 1, "(")
                || handed.value().sql();
    }

    private static boolean reachesPage(Code code, Flow.Invocation invocation, Value value) {
        Call call = invocation.call();
        String path = call.path().toLowerCase(Locale.ROOT);
        if (code.language() == JAVA) {
            boolean writer = path.contains("writer")
                    || path.startsWith("out.")
                    || path.contains("response")
                    || path.startsWith("pw.");
            return writer && !path.startsWith("system");
        }
        if (code.language() == GO && path.startsWith("fmt.")) {
            return code.is(call.open() + 1, "w") || code.is(call.open() + 1, "rw") || code.is(call.open() + 1, "c");
        }
        String inside = code.source(call.open(), Math.min(call.close() + 1, call.open() + 80));
        boolean typed = inside.contains("application/json") || inside.contains("text/plain");
        boolean object = code.is(call.open() + 1, "{");
        return !typed && !object && (code.language() != CPP || inside.contains("html"));
    }
}
