package dev.bartizan.inspection;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values that stand where a credential will be, and are none. */
final class Placeholders {
    private static final List<String> WORDS = List.of(
            "example",
            "changeme",
            "change_me",
            "change-me",
            "placeholder",
            "your_",
            "your-",
            "yourkey",
            "yourtoken",
            "yourpass",
            "dummy",
            "redacted",
            "xxxx",
            "fake",
            "notreal",
            "not-real",
            "not_real",
            "insert",
            "replace",
            "sample",
            "foobar",
            "todo",
            "deadbeef",
            "0123456789",
            "1234567890",
            "abcdefgh",
            "*****",
            "....",
            "<password",
            "mypassword",
            "donotuse",
            "tokenhere",
            "keyhere",
            "token_here",
            "key_here",
            "<token");
    private static final Set<String> WHOLE = Set.of(
            "password", "passwd", "pass", "pwd", "secret", "token", "user", "username", "test", "string", "required");
    private static final int DISTINCT_MIN = 3;

    private Placeholders() {}

    /**
     * Whether a value is a placeholder: a telling word, a variable reference, or a few characters repeated.
     *
     * @param value the would-be credential
     */
    static boolean isPlaceholder(String value) {
        if (value.startsWith("${")
                || value.startsWith("{{")
                || value.startsWith("$(")
                || value.startsWith("<")
                || value.startsWith("%(")
                || value.startsWith("$")
                || value.startsWith("process.env")
                || value.startsWith("os.environ")) {
            return true;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (WHOLE.contains(lower)) {
            return true;
        }
        for (String word : WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return lower.chars().distinct().limit(DISTINCT_MIN + 1).count() <= DISTINCT_MIN;
    }
}
