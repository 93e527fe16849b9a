package dev.bartizan.domain;

import java.util.Locale;

/** What a guard does with a text, from mildest to strictest; the order is used to combine verdicts. */
public enum Action {
    ALLOW,
    WARN,
    REDACT,
    BLOCK;

    /** The name on the wire: {@code allow}, {@code warn}, {@code redact}, {@code block}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Action strictest(Action other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
