package dev.bartizan.inspection.codeweakness;

import java.util.Locale;
import java.util.Set;

/** Reads conditions: a value that the program compares with a list, a prefix or a pattern counts as checked from there. */
final class Guards {
    private static final Set<String> PREFIX = Set.of(
            "startswith",
            "startsWith",
            "StartsWith",
            "HasPrefix",
            "starts_with",
            "is_relative_to",
            "commonpath",
            "IsLocal",
            "isAbsolute",
            "rfind",
            "relative");
    private static final Set<String> MEMBER = Set.of(
            "contains",
            "includes",
            "has",
            "Contains",
            "containsKey",
            "ContainsKey",
            "find",
            "count",
            "indexOf",
            "Any",
            "some");
    private static final Set<String> PATTERN = Set.of(
            "match",
            "fullmatch",
            "matches",
            "test",
            "MatchString",
            "IsMatch",
            "isalnum",
            "isdigit",
            "isnumeric",
            "isidentifier",
            "regex_match",
            "IsLocalUrl",
            "isIn",
            "hasOwnProperty");
    private static final Set<String> HOSTS =
            Set.of("hostname", "host", "netloc", "Host", "Hostname", "getHost", "origin", "Authority", "protocol");
    private static final Set<String> CONDITIONS =
            Set.of("if", "elif", "assert", "while", "unless", "else", "return", "}", "raise", "switch");

    private final Code code;
    private final Scope scope;
    private final Evaluator evaluator;

    Guards(Code code, Scope scope, Evaluator evaluator) {
        this.code = code;
        this.scope = scope;
        this.evaluator = evaluator;
    }

    /** Reads the condition of a statement, if it has one. */
    void read(int from, int to) {
        if (!code.isWord(from) && !code.is(from, "}")) {
            return;
        }
        if (!CONDITIONS.contains(code.token(from).text())
                && !code.source(from, Math.min(to, from + 6)).contains("assert")) {
            checkingCall(from, to);
            return;
        }
        int start = from + 1;
        int end = Math.min(to, from + 80);
        boolean returned = code.is(from, "return");
        for (int i = start; i < end && !returned; i++) {
            if (code.is(i, "(")
                    && (i == from + 1 || code.is(i - 1, "if"))
                    && code.language().bracketsConditions()) {
                end = Math.min(end, code.match(i) + 1);
                break;
            }
            if (code.is(i, ":") && code.language() == Language.PYTHON) {
                end = i;
            }
        }
        if (returned) {
            return;
        }
        long safeFor = 0;
        for (int i = start; i < end; i++) {
            safeFor |= of(i, start);
        }
        guard(start, end, safeFor);
    }

    /** {@code validate_path(path)} as a statement of its own. */
    private void checkingCall(int from, int to) {
        for (Call call : code.calls(from, Math.min(to, from + 12))) {
            String name = call.name().toLowerCase(Locale.ROOT);
            if (name.startsWith("validate")
                    || name.startsWith("check")
                    || name.startsWith("ensure")
                    || name.startsWith("assert")
                    || name.startsWith("verify")) {
                guard(call.open(), call.close(), Cleaners.ALL);
            }
        }
    }

    private void guard(int from, int to, long safeFor) {
        if (safeFor != 0) {
            for (Value.Tainted one : evaluator.value(from, to).tainted()) {
                scope.guard(one.origin(), safeFor);
            }
        }
    }

    private long of(int i, int start) {
        Token token = code.token(i);
        if (!token.isWord()) {
            return (token.is("==") || token.is("!=") || token.is("===") || token.is("!==")) && comparesHost(i, start)
                    ? Cleaners.ALL
                    : 0;
        }
        String word = token.text();
        boolean called = code.is(i + 1, "(");
        if (word.equals("in")) {
            return code.isText(i - 1) ? dots(i - 1) : Cleaners.ALL;
        }
        if (called && MEMBER.contains(word)) {
            return code.isText(i + 2) ? dots(i + 2) : Cleaners.ALL;
        }
        if (called && PREFIX.contains(word)) {
            return weakPrefix(i) ? 0 : Cleaners.PATHS | Cleaners.ADDRESSES;
        }
        if (called && word.equals("equals") && comparesHost(i, start)) {
            return Cleaners.ALL;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        boolean list = lower.contains("allow")
                || lower.contains("whitelist")
                || lower.contains("valid")
                || lower.contains("trusted")
                || lower.startsWith("issafe")
                || lower.startsWith("is_safe")
                || lower.contains("permitted")
                || lower.contains("safe_url");
        return (called && PATTERN.contains(word)) || list ? Cleaners.ALL : 0;
    }

    private boolean comparesHost(int i, int start) {
        for (int at = Math.max(start, i - 4); at < Math.min(code.size(), i + 5); at++) {
            if (code.isWord(at) && HOSTS.contains(code.token(at).text())) {
                return true;
            }
        }
        return false;
    }

    /** Looking for {@code ..} makes a path safe; looking for a host name in an address makes nothing safe. */
    private long dots(int text) {
        String looked = code.token(text).text();
        return looked.contains("..") || looked.equals("/") || looked.equals("\\\\") ? Cleaners.PATHS : 0;
    }

    private boolean weakPrefix(int i) {
        for (int at = i + 2; at < Math.min(code.size(), i + 6); at++) {
            if (code.isText(at)) {
                String text = code.token(at).text();
                int scheme = text.indexOf("://");
                boolean fixesHost = scheme > 0 && text.indexOf('/', scheme + 3) > 0;
                return text.startsWith("http") && !fixesHost;
            }
        }
        return false;
    }
}
