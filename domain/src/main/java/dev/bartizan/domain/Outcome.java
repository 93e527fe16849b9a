package dev.bartizan.domain;

import java.util.Locale;

/** How an exchange ended. */
public enum Outcome {
    /** The client got the whole answer. */
    ANSWERED,
    /** The guard stopped the prompt; the upstream never saw it. */
    PROMPT_BLOCKED,
    /** The guard stopped the answer. */
    COMPLETION_BLOCKED,
    /** The upstream was down, slow or broken. */
    UPSTREAM_FAILED,
    /** The client went away before the end. */
    CLIENT_GONE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
