package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.category.CategorySample;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the samples of a trained category: inline, as the extra member {@code samples}, or from an allowed host as JSON
 * lines. A sample is a string, or an object with {@code text} and, when it does not belong to the category, {@code
 * "isPositive": false}.
 */
final class SampleReader {
    static final String BLOB = "sampleBlobUrl";
    private static final String INLINE = "samples";
    private static final int SAMPLES_MAX = 20_000;
    private static final int BLOB_BYTES_MAX = 6 << 20;

    private final BlobSource blobs;
    private final Json json;

    SampleReader(BlobSource blobs, Json json) {
        this.blobs = blobs;
        this.json = json;
    }

    List<CategorySample> read(Fields body) {
        List<JsonNode> inline = body.items(INLINE, SAMPLES_MAX);
        Optional<String> blob = body.optionalText(BLOB);
        if (inline.isEmpty() == blob.isEmpty()) {
            throw Problem.member(
                    INLINE,
                    "samples and sampleBlobUrl are both " + (blob.isEmpty() ? "missing" : "there")
                            + " (expected: exactly one of them)");
        }
        List<CategorySample> out = new ArrayList<>();
        for (JsonNode node : blob.isEmpty() ? inline : fetched(blob.get())) {
            out.add(sample(node, "%s[%d]".formatted(blob.isEmpty() ? INLINE : BLOB, out.size())));
        }
        return out;
    }

    private static CategorySample sample(JsonNode node, String at) {
        JsonNode text = node.isObject() ? node.path("text") : node;
        if (!text.isString()) {
            throw Problem.member(at, "no text (expected: a string, or an object with text and isPositive)");
        }
        try {
            return new CategorySample(text.asString(), node.path("isPositive").asBoolean(true));
        } catch (IllegalArgumentException e) {
            throw Problem.member(at, String.valueOf(e.getMessage()));
        }
    }

    private List<JsonNode> fetched(String url) {
        byte[] bytes;
        try {
            bytes = blobs.fetch(new URI(url), BLOB_BYTES_MAX);
        } catch (URISyntaxException e) {
            throw Problem.member(BLOB, "not a URL");
        } catch (BlobSource.BlobException e) {
            throw Problem.member(BLOB, e.getMessage() + ". Remedy: send the samples as the member samples.");
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\\R")) {
            if (!line.isBlank()) {
                if (lines.size() == SAMPLES_MAX) {
                    throw Problem.member(BLOB, "more than " + SAMPLES_MAX + " lines");
                }
                lines.add(json.parse(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return lines;
    }
}
