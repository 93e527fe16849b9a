package dev.bartizan.inspection.codeweakness;

import dev.bartizan.inspection.codeweakness.Origin.Nature;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expressions through which values from outside enter, per language. */
final class Sources {
    private static final Set<String> REQUESTS =
            Set.of("request", "req", "Request", "ctx", "context", "event", "c", "r", "flask");
    private static final Map<Language, Set<String>> REQUEST_PARTS = Map.of(
            Language.PYTHON,
            Set.of(
                    "args",
                    "form",
                    "values",
                    "json",
                    "data",
                    "files",
                    "cookies",
                    "headers",
                    "GET",
                    "POST",
                    "FILES",
                    "META",
                    "COOKIES",
                    "query_params",
                    "path_params",
                    "get_json",
                    "params",
                    "query",
                    "query_string",
                    "path",
                    "url",
                    "referrer",
                    "body",
                    "get_data",
                    "match_info",
                    "matchdict",
                    "rel_url",
                    "view_args"),
            Language.JAVASCRIPT,
            Set.of(
                    "query",
                    "params",
                    "body",
                    "headers",
                    "cookies",
                    "param",
                    "url",
                    "originalUrl",
                    "files",
                    "file",
                    "nextUrl",
                    "queryStringParameters",
                    "pathParameters",
                    "header",
                    "data",
                    "req",
                    "request"),
            Language.CSHARP,
            Set.of(
                    "Query",
                    "QueryString",
                    "Form",
                    "Params",
                    "Headers",
                    "Cookies",
                    "Path",
                    "Body",
                    "RouteValues",
                    "RawUrl",
                    "Request"),
            Language.GO,
            Set.of(
                    "FormValue",
                    "PostFormValue",
                    "URL",
                    "Form",
                    "PostForm",
                    "Header",
                    "Cookie",
                    "Body",
                    "PathValue",
                    "Referer",
                    "UserAgent",
                    "Query",
                    "Param",
                    "DefaultQuery",
                    "QueryParam",
                    "GetQuery",
                    "Params",
                    "QueryParams",
                    "GetHeader",
                    "RequestURI"),
            Language.CPP,
            Set.of(
                    "get_param_value",
                    "url_params",
                    "body",
                    "path_params",
                    "get_header_value",
                    "target",
                    "params",
                    "getParam",
                    "getParameter"));
    private static final Map<String, String> JAVA_METHODS = Map.of(
            "getParameter",
            "request parameter",
            "getParameterValues",
            "request parameter",
            "getHeader",
            "request header",
            "getQueryString",
            "query string",
            "getCookies",
            "request cookies",
            "getPathInfo",
            "request path",
            "queryParams",
            "request parameter",
            "getSubmittedFileName",
            "upload name",
            "getOriginalFilename",
            "upload name");
    private static final Map<Language, Map<String, String>> LOCAL_CALLS = Map.of(
            Language.PYTHON, Map.of("input", "text typed by the user", "raw_input", "text typed by the user"),
            Language.JAVA,
                    Map.of(
                            "nextLine",
                            "text typed by the user",
                            "readLine",
                            "text typed by the user",
                            "next",
                            "text typed by the user"),
            Language.CSHARP, Map.of("ReadLine", "text typed by the user"),
            Language.GO, Map.of("ReadString", "text typed by the user"),
            Language.JAVASCRIPT, Map.of("prompt", "text typed by the user"));
    private static final Set<String> PAGE_PARTS = Set.of("search", "hash", "href");

    private Sources() {}

    /**
     * The origin that the expression at token {@code i} reads.
     *
     * @param i a word
     */
    static Optional<Origin> at(Code code, int i) {
        String word = code.token(i).text();
        boolean member = code.isDot(i - 1);
        boolean called = code.is(i + 1, "(");
        String local = LOCAL_CALLS.getOrDefault(code.language(), Map.of()).getOrDefault(word, "");
        boolean typed = called
                && !local.isEmpty()
                && (member == (code.language() != Language.PYTHON && !word.equals("prompt")));
        if (typed) {
            return Optional.of(new Origin(Nature.INPUT, Reach.LOCAL, local));
        }
        Optional<Origin> special = special(code, i, word, member, called);
        if (special.isPresent()) {
            return special;
        }
        if (REQUESTS.contains(word) && (!member || word.equals("request") || word.equals("Request"))) {
            return request(code, i, word);
        }
        return Optional.empty();
    }

    private static Optional<Origin> special(Code code, int i, String word, boolean member, boolean called) {
        return switch (code.language()) {
            case JAVA -> java(code, i, word, member, called);
            case PYTHON ->
                word.equals("sys") && code.is(i + 2, "argv")
                        ? local("command line argument")
                        : word.equals("event") && code.is(i + 1, "[")
                                ? remote("event field", code, i + 1)
                                : Optional.empty();
            case JAVASCRIPT -> page(code, i, word, member);
            case CSHARP ->
                word.equals("args") && code.is(i + 1, "[") && !member
                        ? local("command line argument")
                        : Optional.empty();
            case GO ->
                word.equals("os") && code.is(i + 2, "Args")
                        ? local("command line argument")
                        : called && (word.equals("Vars") || word.equals("URLParam"))
                                ? remote("route parameter", code, i + 1)
                                : Optional.empty();
            case CPP -> cpp(code, i, word, called);
            case SQL -> Optional.empty();
        };
    }

    private static Optional<Origin> java(Code code, int i, String word, boolean member, boolean called) {
        if (member && called && JAVA_METHODS.containsKey(word)) {
            return remote(JAVA_METHODS.getOrDefault(word, ""), code, i + 1);
        }
        return word.equals("args") && code.is(i + 1, "[") && !member
                ? local("command line argument")
                : Optional.empty();
    }

    private static Optional<Origin> cpp(Code code, int i, String word, boolean called) {
        if (word.equals("argv") && code.is(i + 1, "[")) {
            return local("command line argument");
        }
        boolean cgi = word.equals("getenv")
                && called
                && code.isText(i + 2)
                && code.token(i + 2).text().equals("QUERY_STRING");
        return cgi ? Optional.of(new Origin(Nature.INPUT, Reach.REMOTE, "query string")) : Optional.empty();
    }

    /** Parts of the address of a page, and messages from other pages. */
    private static Optional<Origin> page(Code code, int i, String word, boolean member) {
        boolean dotted = code.isDot(i + 1);
        if (word.equals("location")
                && dotted
                && code.isWord(i + 2)
                && PAGE_PARTS.contains(code.token(i + 2).text())
                && !code.is(i + 3, "=")) {
            return page("address of the page");
        }
        if (word.equals("document") && !member && (code.is(i + 2, "URL") || code.is(i + 2, "referrer"))) {
            return page("address of the page");
        }
        if (word.equals("process") && code.is(i + 2, "argv")) {
            return local("command line argument");
        }
        return Optional.empty();
    }

    private static Optional<Origin> request(Code code, int i, String word) {
        if (word.equals("Request") && code.is(i + 1, "[")) {
            return remote("request value", code, i + 1);
        }
        Set<String> parts = REQUEST_PARTS.getOrDefault(code.language(), Set.of());
        if (!code.isDot(i + 1) || !code.isWord(i + 2)) {
            return Optional.empty();
        }
        String part = code.token(i + 2).text();
        boolean plainData = part.equals("data") && code.language() == Language.JAVASCRIPT && !word.equals("event");
        boolean shortName =
                word.length() == 1 && code.language() != Language.GO && !(word.equals("c") && part.startsWith("req"));
        if (!parts.contains(part) || plainData || shortName) {
            return Optional.empty();
        }
        return remote(kind(part), code, i + 3);
    }

    private static String kind(String part) {
        String lower = part.toLowerCase(java.util.Locale.ROOT);
        return lower.contains("header")
                ? "request header"
                : lower.contains("cookie")
                        ? "request cookie"
                        : lower.contains("body") || lower.contains("json") || lower.equals("data")
                                ? "request body"
                                : lower.contains("form") || lower.equals("post")
                                        ? "form field"
                                        : lower.contains("file")
                                                ? "uploaded file"
                                                : lower.equals("params") || lower.contains("path")
                                                        ? "route parameter"
                                                        : "request argument";
    }

    private static Optional<Origin> local(String description) {
        return Optional.of(new Origin(Nature.INPUT, Reach.LOCAL, description));
    }

    private static Optional<Origin> page(String description) {
        return Optional.of(new Origin(Nature.INPUT, Reach.REMOTE, description));
    }

    /** Names the field that is read, when it stands there: {@code .get("name")}, {@code ["name"]}, {@code .name}. */
    private static Optional<Origin> remote(String kind, Code code, int after) {
        String field = "";
        for (int i = after; i < code.size() && i < after + 8 && field.isEmpty(); i++) {
            boolean opens = code.is(i, "(") || code.is(i, "[");
            if (opens && code.isText(i + 1)) {
                field = code.token(i + 1).text();
            } else if (code.isDot(i) && code.isWord(i + 1) && !code.is(i + 2, "(")) {
                field = code.token(i + 1).text();
            } else if (!opens && !code.isDot(i) && !code.isDot(i - 1) && !code.is(i, ")")) {
                break;
            }
        }
        boolean plain = !field.isEmpty()
                && field.length() <= 40
                && field.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
        return Optional.of(new Origin(Nature.INPUT, Reach.REMOTE, plain ? kind + " `" + field + "`" : kind));
    }
}
