package dev.bartizan.policy;

/** The names that {@link dev.bartizan.domain.Finding#rule()} holds of what customers defined. */
public final class RuleNames {
    private static final String BLOCKLIST = "blocklist/";
    private static final String CATEGORY = "category/";

    private RuleNames() {}

    /** {@code blocklist/NAME/ITEM_ID} to {@code NAME}; other rules as they are. */
    public static String blocklist(String rule) {
        return between(rule, BLOCKLIST, '/');
    }

    /** {@code category/NAME@VERSION} to {@code NAME}; other rules as they are. */
    public static String category(String rule) {
        return between(rule, CATEGORY, '@');
    }

    private static String between(String rule, String prefix, char end) {
        if (!rule.startsWith(prefix)) {
            return rule;
        }
        int at = rule.indexOf(end, prefix.length());
        return at < 0 ? rule.substring(prefix.length()) : rule.substring(prefix.length(), at);
    }
}
