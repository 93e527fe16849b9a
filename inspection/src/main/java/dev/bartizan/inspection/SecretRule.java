package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One credential format. It starts at a literal; the pattern must match from there within {@link #WINDOW} units; group 1
 * is the credential when there is one, else the whole match.
 *
 * @param type finding type, e.g. {@code github_token}
 * @param title what it is, for people
 * @param starts literals in lower case
 * @param before units before the literal where the credential starts
 * @param pattern matched from there
 * @param confidence when shape (and check) fit
 * @param check a further test of the credential, e.g. a checksum
 */
record SecretRule(
        String type,
        String title,
        List<String> starts,
        int before,
        Pattern pattern,
        Confidence confidence,
        Check check) {
    /** Units after the start literal that the pattern may look at. */
    static final int WINDOW = 512;

    static final int VERSION = 1;

    /** What a further test says about a credential of the right shape. */
    enum Outcome {
        /** Certainly one of these. */
        CONFIRMED,
        /** The shape alone must do. */
        UNKNOWN,
        /** Looks like one, but its checksum is wrong: mistyped, redacted or invented. */
        DOUBTFUL,
        /** Not one of these. */
        NO
    }

    /** A test of one credential; pure, linear. */
    interface Check {
        Outcome test(String credential);
    }

    String reference() {
        return "secrets/" + type + "@" + VERSION;
    }

    /** The match that starts at {@code start} of {@code text}, as group 1 or the whole match; empty span when none. */
    int[] match(String text, int start) {
        Matcher matcher = pattern.matcher(text);
        matcher.region(start, Math.min(text.length(), start + WINDOW));
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return NONE;
        }
        int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
        return new int[] {matcher.start(group), matcher.end(group)};
    }

    private static final int[] NONE = {0, 0};

    static SecretRule of(String type, String title, String start, String pattern) {
        return new SecretRule(
                type,
                title,
                List.of(start),
                0,
                Pattern.compile(pattern),
                Confidence.HIGH,
                credential -> Outcome.UNKNOWN);
    }

    SecretRule startingAlso(String... literals) {
        List<String> all = new ArrayList<>(starts);
        all.addAll(List.of(literals));
        return new SecretRule(type, title, List.copyOf(all), before, pattern, confidence, check);
    }

    /** For formats whose fixed part stands inside: the credential starts so many units before the literal. */
    SecretRule startingBefore(int units) {
        return new SecretRule(type, title, starts, units, pattern, confidence, check);
    }

    SecretRule confidence(Confidence other) {
        return new SecretRule(type, title, starts, before, pattern, other, check);
    }

    SecretRule checkedBy(Check other) {
        return new SecretRule(type, title, starts, before, pattern, confidence, other);
    }
}
