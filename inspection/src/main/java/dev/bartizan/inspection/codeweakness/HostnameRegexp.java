package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import java.util.List;
import java.util.Set;

/** {@code incomplete-hostname-regexp}: a regular expression for a host whose dots match any character. */
final class HostnameRegexp {
    private static final List<String> COMPILERS = List.of(
            "re.match",
            "re.compile",
            "re.search",
            "re.fullmatch",
            "Pattern.compile",
            "Pattern.matches",
            "*.matches",
            "new RegExp",
            "RegExp",
            "regexp.MustCompile",
            "regexp.Compile",
            "regexp.MatchString",
            "new Regex",
            "Regex.IsMatch",
            "Regex.Match",
            "new regex",
            "regex",
            "*.match",
            "*.test",
            "re_path",
            "url");
    private static final Set<String> ENDINGS = Set.of(
            "com", "org", "net", "io", "dev", "edu", "gov", "co", "app", "de", "uk", "eu", "ai", "info", "internal");

    private HostnameRegexp() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.INCOMPLETE_HOSTNAME_REGEXP, "A dot of a host name matches any character")
                .because("^https://www.example.com/ also matches wwwXexample.com, which anybody may register.")
                .weighs(Severity.HIGH, "CWE-20")
                .instead("Escape the dots, or parse the address and compare its host.")
                .found(HostnameRegexp::look)
                .finds(PYTHON, """
                        if re.match(r"^https://www.example.com/", url):
                            fetch(url)
                        """)
                .finds(PYTHON, """
                        ALLOWED = re.compile(r"^(https?://)?(api|www).example.com")
                        """)
                .finds(JAVASCRIPT, """
                        if (/^https?:\\/\\/(www|beta).example.com\\//.test(url)) { go(url); }
                        """)
                .finds(JAVA, """
                        private static final Pattern HOST = Pattern.compile("^https://login.example.com/.*");
                        """)
                .finds(GO, """
                        var re = regexp.MustCompile(`^https://sub.example.com/`)
                        """)
                .finds(CSHARP, """
                        if (Regex.IsMatch(url, @"^https://auth.example.org/")) { Go(url); }
                        """)
                .ignores(PYTHON, """
                        re.match(r"^https://www\\.example\\.com/", url)
                        """, "the dots are escaped")
                .ignores(JAVASCRIPT, """
                        const ok = /^https:\\/\\/www\\.example\\.com\\//.test(url);
                        """, "the dots are escaped")
                .ignores(PYTHON, """
                        re.findall(r"[a-z]+.[0-9]+", text)
                        re.compile(r".*command.*")
                        """, "no host name")
                .ignores(GO, """
                        resp, err := http.Get("https://www.example.com/")
                        """, "an address, not a regular expression")
                .ignores(JAVA, """
                        Pattern.compile("^https://www[.]example[.]com/");
                        """, "a dot in brackets is a dot")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        for (int i = 0; i < code.size(); i++) {
            if (code.token(i).kind() == Token.Kind.REGEX
                    && hasOpenHost(code.token(i).text())) {
                report.add(i, i, 0.85, "A dot of the host name in this regular expression matches any character.");
            }
        }
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            for (Flow.Argument argument : call.is(COMPILERS) ? invocation.arguments() : List.<Flow.Argument>of()) {
                boolean single = argument.to() - argument.from() == 1 && code.isText(argument.from());
                if (single && hasOpenHost(code.token(argument.from()).text())) {
                    report.add(
                            call, 0.85, "A dot of the host name given to " + call.path() + " matches any character.");
                }
            }
        }
    }

    /** {@code label.label.ending} with at least one dot that is neither escaped nor in brackets. */
    private static boolean hasOpenHost(String regex) {
        boolean inClass = false;
        for (int i = 1; i + 2 < regex.length(); i++) {
            char c = regex.charAt(i);
            char before = regex.charAt(i - 1);
            inClass = before != '\\' && (c == '[' || (inClass && c != ']'));
            boolean label = Character.isLetterOrDigit(before) || before == ')';
            if (c == '.' && !inClass && label && Character.isLetter(regex.charAt(i + 1)) && isHostAfter(regex, i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** After an open dot: {@code example.com}, or the ending itself with a label of some length before. */
    private static boolean isHostAfter(String regex, int from) {
        int i = from;
        int labelStart = from;
        int labels = 0;
        while (i <= regex.length() && i < from + 64) {
            char c = i < regex.length() ? regex.charAt(i) : 0;
            if (!Character.isLetterOrDigit(c) && c != '-') {
                String label = regex.substring(labelStart, i);
                if (ENDINGS.contains(label)) {
                    boolean known =
                            labels > 0 || regex.contains("http") || regex.contains("www") || regex.startsWith("^");
                    return known && c != '*' && c != '+';
                }
                int skip = c == '.' ? 1 : c == '\\' ? i + 1 < regex.length() && regex.charAt(i + 1) == '\\' ? 3 : 2 : 0;
                if (skip == 0 || label.isEmpty()) {
                    return false;
                }
                labels++;
                i += skip;
                labelStart = i;
            } else {
                i++;
            }
        }
        return false;
    }
}
