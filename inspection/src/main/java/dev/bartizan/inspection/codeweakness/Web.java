package dev.bartizan.inspection.codeweakness;

import java.util.List;

/** Tells code that answers requests from code that does not. */
final class Web {
    private static final List<String> MARKS = List.of(
            "@app.",
            "flask",
            "Flask",
            "django",
            "HttpResponse",
            "FastAPI",
            "fastapi",
            "jsonify",
            "request.",
            "@bp.",
            "@router.",
            "@blueprint",
            "req.",
            "res.",
            "(req, res",
            "express",
            "response.",
            "HttpServlet",
            "Mapping",
            "IActionResult",
            "ActionResult",
            "StatusCode(",
            "http.ResponseWriter",
            "http.Error",
            "gin.",
            "httplib",
            "Response.",
            "Controller",
            "ResponseEntity");

    private Web() {}

    static boolean isServer(String source) {
        return MARKS.stream().anyMatch(source::contains);
    }
}
