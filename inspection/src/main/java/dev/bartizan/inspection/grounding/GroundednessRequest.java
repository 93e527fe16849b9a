package dev.bartizan.inspection.grounding;

import java.util.List;
import java.util.Optional;

/**
 * A text and what it should rest on.
 *
 * @param text the completion, answer or summary to check
 * @param sources the documents it was given; at least one
 * @param query the question it answers; its words need no support
 */
public record GroundednessRequest(String text, List<String> sources, Optional<String> query) {
    public GroundednessRequest {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources: none (expected: at least 1)");
        }
    }

    /** A request without a query, as for a summary. */
    public static GroundednessRequest of(String text, List<String> sources) {
        return new GroundednessRequest(text, sources, Optional.empty());
    }
}
