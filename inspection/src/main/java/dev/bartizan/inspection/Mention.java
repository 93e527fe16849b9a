package dev.bartizan.inspection;

import java.util.regex.Pattern;

/** Tells a phrase that is talked about (negated, reported, quoted in a question) from one that is said. */
final class Mention {
    private static final int BEFORE = 48;
    private static final int QUESTION_BEFORE = 120;

    /** What stands right before a negated or reported phrase. Matched against at most 48 units; no nested repeats. */
    private static final Pattern GUARDED =
            Pattern.compile("(?:\\b(?:do not|don't|dont|never|not|must not|cannot|can't|won't|should"
                    + " not|shouldn't|without|avoid|refuse"
                    + " to|n't|(?:asks?|tells?|told|asked|instructs?|wants?|urges?|orders?) (?:you|the"
                    + " (?:model|assistant|ai|llm|system)|it|me|them|us)"
                    + " to|(?:try|tries|attempts?|trying|tried|attempting|attempted) to|requests? to|prompts? (?:like|such"
                    + " as)|phrases? (?:like|such as)|designed to|used to|could|can|might|may|how (?:do|can|to|would)"
                    + " (?:i|you|we|attackers?|people|hackers?)|that|which|who|n'|nicht|pas|non|ne|no|nao|nie)["
                    + " ,:]{1,2}(?:(?:ever|simply|just|also|try to) )?)$");

    private static final Pattern ASKS_ABOUT = Pattern.compile("\\b(?:what"
            + " (?:does|is|do)|explain|meaning|mean|phrase|define|example|sentence|called|says?|said|write|title|translate|article"
            + "|why|research|paper|detect|classif\\w{1,6}|attack)\\b");

    private Mention() {}

    /** Whether the phrase at {@code [start, end)} is only mentioned. */
    static boolean isMention(String lower, int start, int end) {
        if (GUARDED.matcher(lower.substring(Math.max(0, start - BEFORE), start)).find()) {
            return true;
        }
        boolean quoted = start > 0 && isQuote(lower.charAt(start - 1)) && closesSoon(lower, end);
        return quoted
                && ASKS_ABOUT
                        .matcher(lower.substring(Math.max(0, start - QUESTION_BEFORE), start))
                        .find();
    }

    private static boolean closesSoon(String lower, int end) {
        int limit = Math.min(lower.length(), end + 60);
        for (int i = end; i < limit; i++) {
            if (isQuote(lower.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '\u00AB' || c == '\u300C';
    }
}
