package dev.bartizan.app;

import dev.bartizan.inspection.category.CategorySample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small files that people hand to commands. */
final class TextFiles {
    private static final long BYTES_MAX = 64 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TextFiles() {}

    /** A whole file of UTF-8. */
    static String read(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new CommandException(
                        file + ": " + Files.size(file) + " bytes (expected: at most " + BYTES_MAX + ")");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException(file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /** The lines that are not blank. */
    static List<String> lines(Path file) {
        return read(file).lines().filter(line -> !line.isBlank()).toList();
    }

    /** JSON Lines of {@code {"text": "...", "label": 1}}; without a label the sample is positive. */
    static List<CategorySample> samples(Path file) {
        List<CategorySample> samples = new ArrayList<>();
        List<String> lines = read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                samples.add(sample(file + ": line " + (i + 1), lines.get(i)));
            }
        }
        return samples;
    }

    private static CategorySample sample(String where, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject() || !node.path("text").isString()) {
                throw new CommandException(where + ": no text (expected: {\"text\":\"...\",\"label\":1})");
            }
            return new CategorySample(node.path("text").stringValue(), label(where, node.path("label")));
        } catch (JacksonException e) {
            throw new CommandException(where + ": not JSON (expected: {\"text\":\"...\",\"label\":1})", e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(where + ": " + e.getMessage(), e);
        }
    }

    private static boolean label(String where, JsonNode label) {
        if (label.isMissingNode() || label.isNull()) {
            return true;
        }
        return switch (label.asString().toLowerCase(java.util.Locale.ROOT)) {
            case "1", "true", "positive", "yes" -> true;
            case "0", "false", "negative", "no" -> false;
            default -> throw new CommandException(where + ": label (expected: 1 or 0, true or false)");
        };
    }
}
