package dev.bartizan.inspection.blocklist;

import java.util.Optional;

/**
 * A named list of things that must not occur in a text.
 *
 * @param name 1..64 of {@code 0-9 A-Z a-z . _ ~ -}; case matters
 * @param description what it is for, at most 1,024 code points
 */
public record Blocklist(String name, Optional<String> description) {
    public static final int NAME_MAX = 64;
    public static final int DESCRIPTION_MAX = 1_024;
    /** Items of one list. */
    public static final int ITEMS_MAX = 10_000;
    /** Items of one list that are patterns: each reads the whole text. */
    public static final int REGEX_MAX = 100;

    public Blocklist {
        if (!isName(name)) {
            throw new IllegalArgumentException("blocklist name: " + Checked.shown(name)
                    + " (expected: 1..64 characters, letters, digits and . _ ~ -)");
        }
        description.ifPresent(text -> Checked.text("blocklist description", text, 0, DESCRIPTION_MAX));
    }

    /** Whether a list may be called so. */
    public static boolean isName(String name) {
        boolean plain = name.chars()
                .allMatch(c -> (c >= '0' && c <= '9')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z')
                        || c == '.'
                        || c == '_'
                        || c == '~'
                        || c == '-');
        return plain && !name.isEmpty() && name.length() <= NAME_MAX;
    }
}
