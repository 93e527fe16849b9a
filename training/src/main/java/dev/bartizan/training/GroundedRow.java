package dev.bartizan.training;

import dev.bartizan.domain.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text with its source and what people (or the writer) say of it.
 *
 * @param set name of the data set
 * @param source what the text should rest on
 * @param query what was asked; empty where it is the same for all rows
 * @param text the text
 * @param grounded whether all of it rests on the source
 * @param spans the ungrounded stretches; empty though not grounded means all of it
 */
record GroundedRow(String set, String source, String query, String text, boolean grounded, List<Span> spans) {
    /** The data sets in order. */
    static final List<String> SETS = List.of("faithbench", "halueval_qa", "wice", "aggrefact_errors");

    /** Data sets whose licence the data notes do not state. */
    static final Set<String> UNCLEAR = Set.of("faithbench", "aggrefact_errors");

    private static final Set<String> WITH_SPANS = Set.of("faithbench", "wice", "aggrefact_errors");

    GroundedRow {
        spans = List.copyOf(spans);
    }

    /** Whether the set marks stretches and not only whole texts. */
    boolean hasSpans() {
        return WITH_SPANS.contains(set);
    }

    /** Whether the claim is ungrounded: the row is, and a stretch of it lies in the claim. */
    boolean isUngrounded(Span claim) {
        return !grounded && (spans.isEmpty() || spans.stream().anyMatch(claim::overlaps));
    }

    /** A number from 0 to {@code n} - 1 that depends on the source only. */
    int part(int n) {
        return Math.floorMod(source.hashCode() * 0x9E3779B1 >>> 3, n);
    }

    /** The rows of a set; those that annotators could not agree on are left out. */
    static List<GroundedRow> read(Path data, String set) throws IOException {
        ObjectMapper json = JsonMapper.builder().build();
        List<GroundedRow> rows = new ArrayList<>();
        Path file = data.resolve("groundedness").resolve(set + "_visible.jsonl");
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode node = json.readTree(line);
                if (!node.path("worst_label").asString("").equals("questionable")) {
                    rows.add(row(node, set));
                }
            }
        }
        return List.copyOf(rows);
    }

    private static GroundedRow row(JsonNode node, String set) {
        String text = node.path("response").asString();
        List<Span> spans = new ArrayList<>();
        for (JsonNode span : node.path("spans")) {
            boolean counts =
                    !set.equals("faithbench") || span.path("labels").toString().contains("Unwanted");
            if (counts && span.path("start").isInt() && span.path("end").isInt()) {
                int start = Math.min(span.path("start").intValue(), text.length());
                spans.add(new Span(start, Math.clamp(span.path("end").intValue(), start, text.length())));
            }
        }
        String query = set.equals("halueval_qa") ? node.path("query").asString() : "";
        return new GroundedRow(
                set,
                node.path("source_text").asString(),
                query,
                text,
                node.path("grounded").booleanValue(),
                spans);
    }
}
