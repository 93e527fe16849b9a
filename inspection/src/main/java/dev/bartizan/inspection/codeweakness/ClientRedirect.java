package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.List;
import java.util.Optional;

/** {@code client-side-unvalidated-url-redirection}: the address of a page chooses where its script sends the browser. */
final class ClientRedirect {
    private static final List<String> MOVES = List.of(
            "location.assign",
            "location.replace",
            "open",
            "document.location.replace",
            "*.NavigateTo",
            "navigate",
            "router.push",
            "location",
            "history.push",
            "self.location.replace",
            "top.location.replace");

    private ClientRedirect() {}

    static CodeRule rule() {
        return CodeRule.draft(
                        Subclass.CLIENT_SIDE_UNVALIDATED_URL_REDIRECTION,
                        "The address of a page chooses where the browser goes next")
                .because("A link to the trusted page that ends on a phishing page, or runs script with javascript:.")
                .weighs(Severity.MEDIUM, "CWE-601")
                .instead("Compare the origin of the target with this page's, or take it from a list.")
                .found(ClientRedirect::look)
                .finds(JAVASCRIPT, """
                        const params = new URLSearchParams(window.location.search);
                        window.location.href = params.get('next');
                        """)
                .finds(JAVASCRIPT, """
                        window.location = window.location.hash.substring(1);
                        """)
                .finds(JAVASCRIPT, """
                        const target = new URL(document.URL).searchParams.get("url");
                        location.replace(target);
                        """)
                .finds(JAVASCRIPT, """
                        window.addEventListener("message", (event) => { location.assign(event.data); });
                        """)
                .finds(PYTHON, """
                        @app.route("/leave")
                        def leave():
                            target = request.args.get("to")
                            return f"<script>window.location='{target}'</script>"
                        """)
                .ignores(JAVASCRIPT, """
                        window.location.href = '/login';
                        """, "a fixed path")
                .ignores(JAVASCRIPT, """
                        const id = new URLSearchParams(location.search).get('id');
                        window.location.href = '/items/' + encodeURIComponent(id);
                        """, "a fixed path of this site")
                .ignores(JAVASCRIPT, """
                        const next = new URLSearchParams(location.search).get('next');
                        if (new URL(next, location.origin).origin === location.origin) { location.href = next; }
                        """, "the origin is compared")
                .ignores(JAVASCRIPT, """
                        const q = new URLSearchParams(location.search).get('q');
                        document.title = q;
                        """, "the address only changes a title")
                .ignores(JAVASCRIPT, """
                        const next = new URLSearchParams(location.search).get('next');
                        if (ALLOWED.includes(next)) { location.href = next; }
                        """, "looked up in a list")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        if (code.language() != JAVASCRIPT) {
            scripts(flow, report);
            return;
        }
        for (Flow.Assignment assignment : flow.assignments()) {
            String target = assignment.target();
            boolean moves = target.endsWith("location") || target.endsWith("location.href");
            judge(assignment.value(), moves)
                    .ifPresent(origin -> report.add(
                            assignment.statement(),
                            assignment.to() - 1,
                            Sink.score(origin),
                            Sink.sentence(origin.description()) + " reaches " + target + "."));
        }
        for (Flow.Invocation invocation : flow.calls()) {
            boolean moves =
                    invocation.call().is(MOVES) && !invocation.arguments().isEmpty();
            Value value = moves ? invocation.arguments().getFirst().value() : Value.NOTHING;
            judge(value, moves)
                    .ifPresent(origin ->
                            report.add(invocation.call(), Sink.score(origin), Sink.reaches(origin, invocation.call())));
        }
    }

    private static Optional<Origin> judge(Value value, boolean moves) {
        return moves && !value.anchored()
                ? value.input(Subclass.CLIENT_SIDE_UNVALIDATED_URL_REDIRECTION, Reach.REMOTE)
                : Optional.empty();
    }

    /** Script that a server writes into a page. */
    private static void scripts(Flow flow, Report report) {
        Code code = flow.code();
        for (Flow.Return handed : flow.returns()) {
            Optional<Origin> origin =
                    handed.value().input(Subclass.CLIENT_SIDE_UNVALIDATED_URL_REDIRECTION, Reach.REMOTE);
            String source = code.source(handed.from(), Math.min(handed.to(), handed.from() + 30));
            if (origin.isPresent() && source.contains("<script") && source.contains("location")) {
                report.add(
                        handed.statement(),
                        handed.to() - 1,
                        0.85,
                        Sink.sentence(origin.get().description()) + " reaches location in a script of the page.");
            }
        }
    }
}
