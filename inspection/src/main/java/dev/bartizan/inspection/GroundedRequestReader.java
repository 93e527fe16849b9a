package dev.bartizan.inspection;

import dev.bartizan.inspection.grounding.GroundednessRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code sources} and {@code query} of an input line. */
final class GroundedRequestReader {
    /** Sources of one line. */
    static final int SOURCES_MAX = 1_000;

    private GroundedRequestReader() {}

    /** What the line asks for. */
    sealed interface Request {}

    /** A check. */
    record Right(GroundednessRequest request) implements Request {}

    /** Something that cannot be used; says what without quoting it. */
    record Wrong(String problem) implements Request {}

    /** Empty when the line has no sources, or an empty list of them. */
    static Optional<Request> read(String text, JsonNode line) {
        JsonNode sources = line.path("sources");
        if (sources.isMissingNode() || sources.isNull()) {
            return Optional.empty();
        }
        if (!sources.isArray() || sources.size() > SOURCES_MAX) {
            return Optional.of(new Wrong("sources: " + (sources.isArray() ? sources.size() + " texts" : "not an array")
                    + " (expected: an array of at most " + SOURCES_MAX + " strings)"));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode source : sources) {
            if (!source.isString()) {
                return Optional.of(new Wrong("sources: an element is no string (expected: an array of strings)"));
            }
            texts.add(source.stringValue());
        }
        JsonNode query = line.path("query");
        if (!query.isMissingNode() && !query.isNull() && !query.isString()) {
            return Optional.of(new Wrong("query: no string (expected: a string)"));
        }
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> asked = query.isString() ? Optional.of(query.stringValue()) : Optional.empty();
        return Optional.of(new Right(new GroundednessRequest(text, texts, asked)));
    }
}
