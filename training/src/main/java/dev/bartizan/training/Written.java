package dev.bartizan.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts written by hand for this model, in the resource folder {@code written}: one JSON object a line. */
final class Written {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Written() {}

    /**
     * One text.
     *
     * @param text the text
     * @param label {@code attack}, {@code benign} or {@code harmful}; empty where the set has none
     * @param style what kind of text it is
     * @param group texts of one group belong together: a text and its twin
     * @param node all members, for sets with their own
     */
    record Text(String text, String label, String style, String group, JsonNode node) {
        /** A number from 0 to {@code n} - 1, the same for a text and its twin. */
        int part(int n) {
            return Math.floorMod((group.isEmpty() ? text : group).hashCode() * 0x9E3779B1 >>> 5, n);
        }
    }

    static List<Text> read(String set) {
        List<Text> texts = new ArrayList<>();
        try (InputStream in = Written.class.getResourceAsStream("written/" + set + ".jsonl")) {
            if (in == null) {
                throw new IllegalStateException("written/" + set + ".jsonl: missing (expected beside the classes)");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    JsonNode node = JSON.readTree(line);
                    texts.add(new Text(
                            node.path("text").asString(""),
                            node.path("label").asString(""),
                            node.path("style").asString(""),
                            node.path("group").asString(""),
                            node));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(texts);
    }
}
