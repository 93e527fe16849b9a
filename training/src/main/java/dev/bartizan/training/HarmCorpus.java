package dev.bartizan.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the sets of the folder {@code harm}. */
final class HarmCorpus {
    /** Sources whose licence forbids commercial use. */
    private static final List<String> NON_COMMERCIAL = List.of("unhealthy_conversations_healthy");

    private HarmCorpus() {}

    /**
     * One text with its labels.
     *
     * @param text the text
     * @param source name of the set
     * @param labels hate, sexual, violence, self-harm: 1, 0, or -1 when nobody judged it
     */
    record HarmRow(String text, String source, int[] labels) {}

    static List<HarmRow> read(Path data) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(data.resolve("harm"))) {
            files = found.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        JsonMapper json = JsonMapper.builder().build();
        List<HarmRow> rows = new ArrayList<>();
        for (Path file : files) {
            String source = file.getFileName().toString().replace(".jsonl", "");
            if (NON_COMMERCIAL.contains(source)) {
                continue;
            }
            try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    JsonNode node = json.readTree(line);
                    JsonNode labels = node.path("labels");
                    rows.add(new HarmRow(node.path("text").asString(""), source, new int[] {
                        label(labels, "hate"),
                        label(labels, "sexual"),
                        label(labels, "violence"),
                        label(labels, "self_harm")
                    }));
                }
            }
        }
        return List.copyOf(rows);
    }

    private static int label(JsonNode labels, String name) {
        JsonNode value = labels.path(name);
        return value.isNumber() ? value.asInt() : -1;
    }
}
