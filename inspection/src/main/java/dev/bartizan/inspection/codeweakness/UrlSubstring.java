package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code incomplete-url-substring-sanitization}: a host is looked for anywhere in an address. */
final class UrlSubstring {
    private static final Set<String> SEARCHES = Set.of(
            "includes",
            "indexOf",
            "contains",
            "Contains",
            "startsWith",
            "endsWith",
            "startswith",
            "endswith",
            "StartsWith",
            "EndsWith",
            "find",
            "HasPrefix",
            "HasSuffix",
            "IndexOf",
            "index",
            "search",
            "strstr",
            "lastIndexOf");
    private static final List<String> ADDRESSES = List.of(
            "url",
            "uri",
            "host",
            "link",
            "href",
            "origin",
            "referer",
            "referrer",
            "redirect",
            "next",
            "domain",
            "netloc",
            "target",
            "location",
            "callback",
            "return",
            "site",
            "src",
            "address",
            "endpoint",
            "webhook");
    private static final Set<String> ENDINGS = Set.of(
            "com",
            "org",
            "net",
            "io",
            "dev",
            "edu",
            "gov",
            "co",
            "app",
            "de",
            "fr",
            "uk",
            "eu",
            "ai",
            "info",
            "example",
            "internal",
            "test");

    private UrlSubstring() {}

    static CodeRule rule() {
        return CodeRule.draft(
                        Subclass.INCOMPLETE_URL_SUBSTRING_SANITIZATION, "A host is looked for anywhere in an address")
                .because("https://evil.net/?x=example.com and https://example.com.evil.net hold the name too.")
                .weighs(Severity.HIGH, "CWE-20")
                .instead("Parse the address and compare its host with the allowed one.")
                .found(UrlSubstring::look)
                .finds(PYTHON, """
                        def is_allowed(url):
                            return "example.com" in url
                        """)
                .finds(PYTHON, """
                        if redirect_url.startswith("https://example.com"):
                            return redirect(redirect_url)
                        """)
                .finds(JAVASCRIPT, """
                        function check(url) {
                          if (url.includes("trusted.example.com")) { window.open(url); }
                        }
                        """)
                .finds(JAVASCRIPT, """
                        if (new URL(link).hostname.endsWith("example.com")) follow(link);
                        """)
                .finds(JAVA, """
                        if (targetUrl.contains("example.com")) { response.sendRedirect(targetUrl); }
                        """)
                .finds(GO, """
                        if strings.Contains(rawURL, "example.com") { fetch(rawURL) }
                        """)
                .finds(CSHARP, """
                        if (returnUrl.StartsWith("https://example.com")) return Redirect(returnUrl);
                        """)
                .ignores(PYTHON, """
                        def is_allowed(url):
                            return urlparse(url).hostname == "example.com"
                        """, "the host is compared")
                .ignores(JAVASCRIPT, """
                        const host = new URL(link).hostname;
                        if (host === "example.com" || host.endsWith(".example.com")) follow(link);
                        """, "the suffix begins with a dot")
                .ignores(PYTHON, """
                        if url.startswith("https://example.com/"):
                            fetch(url)
                        """, "the prefix ends the host")
                .ignores(PYTHON, """
                        if "example.com" in email_body:
                            count += 1
                        """, "text is searched, not an address")
                .ignores(PYTHON, """
                        if urlparse(url).hostname in ("example.com", "example.org"):
                            fetch(url)
                        """, "the host is looked up in a list")
                .ignores(GO, """
                        if strings.HasSuffix(u.Hostname(), ".example.com") { fetch(u) }
                        """, "the suffix begins with a dot")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        for (int i = 1; i + 1 < code.size(); i++) {
            if (code.is(i, "in")
                    && code.language() == PYTHON
                    && code.isText(i - 1)
                    && isHost(code.token(i - 1).text(), "contains")
                    && isAddress(code, i + 1, i + 4)) {
                report.add(i - 1, i + 1, 0.85, told(code.token(i + 1).text(), "in"));
            }
        }
        for (Flow.Invocation invocation : flow.calls()) {
            call(code, invocation.call(), report);
        }
    }

    private static void call(Code code, Call call, Report report) {
        if (!SEARCHES.contains(call.name())) {
            return;
        }
        boolean function = call.receiver().equals("strings") || call.path().equals("strstr");
        int last = function ? call.close() - 1 : call.open() + 1;
        boolean named = function
                ? isAddress(code, call.open() + 1, call.close() - 1)
                : isAddress(code, call.from(), call.open() - 1);
        if (last > call.open()
                && last < code.size()
                && code.isText(last)
                && named
                && isHost(code.token(last).text(), call.name())) {
            report.add(
                    call,
                    0.85,
                    told(call.receiver().isEmpty() || function ? "the address" : call.receiver(), call.name()));
        }
    }

    private static String told(String what, String how) {
        return "The host is looked for anywhere in `" + what + "` with " + how + ", which other hosts can satisfy.";
    }

    private static boolean isAddress(Code code, int from, int to) {
        for (int i = from; i < Math.min(to, from + 12) && i < code.size(); i++) {
            if (code.isWord(i)) {
                String word = code.token(i).text().toLowerCase(Locale.ROOT);
                boolean parsedList = code.is(i + 1, "(") && word.startsWith("allow");
                if (!parsedList && ADDRESSES.stream().anyMatch(word::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A host, or scheme and host, that is not closed by what the kind of search needs. */
    private static boolean isHost(String text, String search) {
        String lower = search.toLowerCase(Locale.ROOT);
        boolean suffix = lower.contains("endswith") || lower.contains("suffix");
        boolean prefix = lower.contains("startswith") || lower.contains("prefix");
        String host =
                text.startsWith("https://") ? text.substring(8) : text.startsWith("http://") ? text.substring(7) : text;
        boolean whole = host.length() == text.length();
        if (host.startsWith(".") && suffix) {
            return false;
        }
        String bare = host.startsWith(".") ? host.substring(1) : host;
        if (prefix && (whole || bare.endsWith("/") || bare.contains("/"))) {
            return false;
        }
        String name = bare.endsWith("/") && !suffix ? bare.substring(0, bare.length() - 1) : bare;
        int dot = name.lastIndexOf('.');
        return dot > 0
                && ENDINGS.contains(name.substring(dot + 1))
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }
}
