package dev.bartizan.domain;

/**
 * Tokens as the upstream reported them; 0 when it reported none.
 *
 * @param prompt tokens read
 * @param completion tokens written, reasoning included
 */
public record Tokens(long prompt, long completion) {
    public static final Tokens NONE = new Tokens(0, 0);

    public long total() {
        return prompt + completion;
    }
}
