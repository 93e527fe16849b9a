package dev.bartizan.inspection.links;

import java.util.Optional;

/**
 * Threat intelligence about links. Implementations are thread-safe, answer from memory, and never block: a list that is
 * being refreshed answers from its last copy.
 */
public interface LinkReputation {
    /** A link or host that somebody reports as bad. */
    record KnownBad(String indicator, String source) {}

    /**
     * What is known of a link.
     *
     * @param host lower case, without port
     * @param url the whole address as written
     */
    Optional<KnownBad> lookup(String host, String url);

    /** Knows nothing. */
    static LinkReputation none() {
        return (host, url) -> Optional.empty();
    }
}
