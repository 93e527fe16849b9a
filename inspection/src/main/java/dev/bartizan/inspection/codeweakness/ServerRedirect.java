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
import java.util.Optional;

/** {@code server-side-unvalidated-url-redirection}: a request chooses where the server sends the browser. */
final class ServerRedirect {
    private static final List<Sink> SINKS = List.of(
            Sink.remote(
                    PYTHON,
                    0,
                    "redirect",
                    "flask.redirect",
                    "HttpResponseRedirect",
                    "RedirectResponse",
                    "HTTPFound",
                    "*.redirect",
                    "HttpResponsePermanentRedirect"),
            Sink.remote(
                    JAVA,
                    Sink.ANY,
                    "*.sendRedirect",
                    "new RedirectView",
                    "*.setUrl",
                    "*.seeOther",
                    "*.temporaryRedirect",
                    "*.location"),
            Sink.remote(
                    CSHARP, 0, "Redirect", "*.Redirect", "RedirectPermanent", "new RedirectResult", "Results.Redirect"),
            Sink.remote(GO, 2, "http.Redirect"),
            Sink.remote(GO, 1, "c.Redirect", "ctx.Redirect"),
            Sink.remote(
                    JAVASCRIPT,
                    Sink.ANY,
                    "res.redirect",
                    "reply.redirect",
                    "ctx.redirect",
                    "c.redirect",
                    "NextResponse.redirect",
                    "response.redirect",
                    "Response.redirect"),
            Sink.remote(CPP, Sink.ANY, "*.set_redirect"));

    private ServerRedirect() {}

    static CodeRule rule() {
        return CodeRule.draft(
                        Subclass.SERVER_SIDE_UNVALIDATED_URL_REDIRECTION, "A request chooses where the browser is sent")
                .because("A link to the trusted site that ends on a phishing page.")
                .weighs(Severity.MEDIUM, "CWE-601")
                .instead("Redirect to a path of this site or to an address from a list.")
                .found(ServerRedirect::look)
                .finds(PYTHON, """
                        @app.route("/go")
                        def go():
                            return redirect(request.args.get("next"))
                        """)
                .finds(JAVA, """
                        String target = request.getParameter("url");
                        response.sendRedirect(target);
                        """)
                .finds(JAVA, """
                        @GetMapping("/go")
                        public String go(@RequestParam String url) {
                            return "redirect:" + url;
                        }
                        """)
                .finds(CSHARP, """
                        public IActionResult Login(string returnUrl)
                        {
                            return Redirect(returnUrl);
                        }
                        """)
                .finds(GO, """
                        func login(w http.ResponseWriter, r *http.Request) {
                            http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
                        }
                        """)
                .finds(JAVASCRIPT, """
                        app.get('/out', (req, res) => { res.redirect(req.query.url); });
                        """)
                .ignores(PYTHON, """
                        return redirect(url_for("index", page=request.args.get("page")))
                        """, "the framework builds the address")
                .ignores(JAVASCRIPT, """
                        app.get('/u', (req, res) => { res.redirect(`/users/${req.query.id}`); });
                        """, "a fixed path of this site")
                .ignores(CSHARP, """
                        public IActionResult Login(string returnUrl)
                        {
                            if (!Url.IsLocalUrl(returnUrl)) { return RedirectToAction("Index"); }
                            return Redirect(returnUrl);
                        }
                        """, "checked to be local")
                .ignores(GO, """
                        http.Redirect(w, r, "/login", http.StatusFound)
                        """, "a fixed path")
                .ignores(PYTHON, """
                        target = request.args.get("next")
                        if target not in ALLOWED_TARGETS:
                            target = "/"
                        return redirect(target)
                        """, "looked up in a list")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Sink.check(
                        Subclass.SERVER_SIDE_UNVALIDATED_URL_REDIRECTION,
                        (code, invocation, value) ->
                                !value.anchored() && !(code.language() == JAVASCRIPT && lastAnchored(invocation)),
                        SINKS)
                .look(flow, report);
        if (flow.code().language() == JAVA) {
            for (Flow.Return handed : flow.returns()) {
                boolean view = flow.code().isText(handed.from())
                        && flow.code().token(handed.from()).text().equals("redirect:");
                Optional<Origin> origin =
                        handed.value().input(Subclass.SERVER_SIDE_UNVALIDATED_URL_REDIRECTION, Reach.REMOTE);
                if (view && origin.isPresent()) {
                    report.add(
                            handed.statement(),
                            handed.to() - 1,
                            0.9,
                            Sink.sentence(origin.get().description()) + " reaches a redirect.");
                }
            }
        }
    }

    private static boolean lastAnchored(Flow.Invocation invocation) {
        return !invocation.arguments().isEmpty()
                && invocation.arguments().getLast().value().anchored();
    }
}
