package dev.bartizan.inspection.links;

/**
 * A link in a text.
 *
 * @param url the target as written
 * @param shown the text that stands for it; empty for a bare address
 * @param kind how it stands in the text
 * @param start first UTF-16 unit of the target
 * @param end unit after the last
 */
public record Link(String url, String shown, Kind kind, int start, int end) {
    /** How a link stands in a text. */
    public enum Kind {
        /** An address in the text. */
        BARE,
        /** A host name without a scheme. */
        HOST,
        /** Markdown or HTML with a text of its own. */
        ANCHOR,
        /** An image, which a chat window loads by itself. */
        IMAGE
    }
}
