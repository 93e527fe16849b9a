package dev.bartizan.inspection.blocklist;

import java.util.Optional;
import java.util.UUID;

/**
 * One thing a list forbids.
 *
 * @param id given when the text first came into the list; the same for ever after
 * @param text 1..128 code points: the characters, the phrase or the pattern
 * @param description why it is there, at most 1,024 code points
 * @param kind how the text is compared
 */
public record BlocklistItem(UUID id, String text, Optional<String> description, Kind kind) {
    public static final int TEXT_MAX = 128;
    /** Items of one call that adds or removes. */
    public static final int CALL_MAX = 100;

    public BlocklistItem {
        Draft unused = new Draft(text, description, kind);
    }

    /** How the text of an item is compared. */
    public enum Kind {
        /** These characters in this spelling, anywhere, also inside words. */
        EXACT,
        /** This phrase as whole words, in any case and any disguise the views take off. */
        WHOLE_PHRASE,
        /** A pattern in RE2 syntax (linear time), in any case unless it starts with {@code (?-i)}. */
        REGEX
    }

    /**
     * An item before it has an id.
     *
     * @param text as {@link BlocklistItem#text()}
     * @param description as {@link BlocklistItem#description()}
     * @param kind as {@link BlocklistItem#kind()}
     */
    public record Draft(String text, Optional<String> description, Kind kind) {
        /** @throws IllegalArgumentException when a bound is passed, or the text can never or always match */
        public Draft {
            Checked.text("blocklist item text", text, 1, TEXT_MAX);
            description.ifPresent(d -> Checked.text("blocklist item description", d, 0, Blocklist.DESCRIPTION_MAX));
            switch (kind) {
                case EXACT -> {}
                case WHOLE_PHRASE -> {
                    if (Checked.phrase(text).isEmpty()) {
                        throw new IllegalArgumentException(
                                "blocklist item text: nothing visible (expected: at least one visible character)");
                    }
                }
                case REGEX -> ItemPattern.check(text);
            }
        }

        /** A whole phrase without a description. */
        public static Draft phrase(String text) {
            return new Draft(text, Optional.empty(), Kind.WHOLE_PHRASE);
        }

        /** The item with this id. */
        public BlocklistItem withId(UUID id) {
            return new BlocklistItem(id, text, description, kind);
        }
    }
}
