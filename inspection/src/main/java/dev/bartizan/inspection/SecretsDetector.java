package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.TextKind;
import java.util.ArrayList;
import java.util.List;

/** Credentials: known formats by prefix, others by the name beside them. Placeholders are left alone. */
final class SecretsDetector implements Detector {
    private final LiteralMatcher.Index<SecretRule> index = new LiteralMatcher.Index<>();
    private final LiteralMatcher matcher;
    private final List<SecretRule> rules;

    private SecretsDetector(List<SecretRule> rules) {
        this.rules = List.copyOf(rules);
        for (SecretRule rule : this.rules) {
            for (String start : rule.starts()) {
                index.add(start, rule);
            }
        }
        matcher = index.matcher();
    }

    static SecretsDetector standard() {
        List<SecretRule> rules = new ArrayList<>(SecretRules.rules());
        rules.addAll(ContextSecretRules.rules());
        return new SecretsDetector(rules);
    }

    List<SecretRule> rules() {
        return rules;
    }

    @Override
    public boolean reads(View view, TextKind kind) {
        return view.faithful();
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        String text = view.text();
        matcher.scan(text, (literal, start, end) -> {
            SecretRule rule = index.owner(literal);
            int from = start - rule.before();
            if (from >= 0 && isTokenStart(text, from)) {
                verify(rule, view, from, sink);
            }
        });
    }

    private static void verify(SecretRule rule, View view, int start, FindingSink sink) {
        int[] found = rule.match(view.text(), start);
        if (found[0] == found[1]) {
            return;
        }
        String credential = view.text().substring(found[0], found[1]);
        if (Placeholders.isPlaceholder(credential)) {
            return;
        }
        SecretRule.Outcome outcome = rule.check().test(credential);
        if (outcome == SecretRule.Outcome.NO) {
            return;
        }
        int end = rule.type().equals("private_key") ? keyEnd(view.text(), found[1]) : found[1];
        sink.add(view, found[0], end, match(rule, outcome, view));
    }

    private static FindingSink.Match match(SecretRule rule, SecretRule.Outcome outcome, View view) {
        Confidence confidence = switch (outcome) {
            case CONFIRMED -> Confidence.HIGH;
            case UNKNOWN -> rule.confidence();
            case DOUBTFUL, NO -> Confidence.LOW;
        };
        double score = switch (confidence) {
            case HIGH -> 0.95;
            case MEDIUM -> 0.7;
            case LOW -> 0.5;
        };
        String doubt = outcome == SecretRule.Outcome.DOUBTFUL ? ", though its checksum is wrong" : "";
        String where = view.isRoot() ? "" : ", hidden as " + view.name();
        return new FindingSink.Match(
                FindingType.SECRETS_DETECTOR,
                rule.type(),
                score,
                confidence,
                "Looks like a credential: %s%s%s.".formatted(rule.title(), doubt, where),
                rule.reference());
    }

    /** The whole block up to its end line, so that redaction takes the key and not only its first line. */
    private static int keyEnd(String text, int from) {
        int limit = Math.min(text.length(), from + 16_384);
        int end = text.indexOf("-----END", from, limit);
        if (end < 0) {
            return limit;
        }
        int close = text.indexOf("-----", end + 8, Math.min(text.length(), end + 72));
        return close < 0 ? end + 8 : close + 5;
    }

    /** Prefixes start a token; names beside a value may end a longer name ({@code DB_PASSWORD}). */
    private static boolean isTokenStart(String text, int start) {
        char first = text.charAt(start);
        if (start == 0 || !isWord(first)) {
            return true;
        }
        char before = text.charAt(start - 1);
        boolean camel = Character.isUpperCase(first) && Character.isLowerCase(before);
        boolean escaped = start > 1 && text.charAt(start - 2) == '\\';
        return before == '_' || camel || escaped || !isWord(before) || before == '%';
    }

    private static boolean isWord(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
