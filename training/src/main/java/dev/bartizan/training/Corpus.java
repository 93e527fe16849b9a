package dev.bartizan.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads the labelled data sets: folders {@code prompts} and {@code harmful_requests} of JSON lines. */
final class Corpus {
    /** Sources whose licence forbids commercial use: never trained on, some are used to measure. */
    static final Set<String> NON_COMMERCIAL =
            Set.of("aeslc_emails", "instructionwild_seeds", "alpaca_eval", "wizardlm_testset", "cosafe_multiturn");

    /** Sources without a clear licence: trained on by default, left out by {@code --only-clear-licences}. */
    static final Set<String> UNCLEAR = Set.of(
            "tensor_trust_attacks",
            "tensor_trust_defenses",
            "harmbench_human_jailbreaks",
            "neuralchemy",
            "hackat104_small",
            "composed_documents",
            "autoj_queries",
            "alignbench",
            "sysbench_zh",
            "sysprompts_louisshark",
            "sysprompts_linexjlin",
            "sysprompts_jujumilk3",
            "sysprompts_coding_tools",
            "sysprompts_elifuzz",
            "oktest",
            "lingspam_emails",
            "cymultenset_multiturn",
            "tencent_aig_risk_prompts");

    private static final int TEXT_MAX = 8000;

    private final List<Row> prompts;
    private final List<Row> harmfulRequests;
    private final boolean onlyClear;

    private Corpus(List<Row> prompts, List<Row> harmfulRequests, boolean onlyClear) {
        this.prompts = prompts;
        this.harmfulRequests = harmfulRequests;
        this.onlyClear = onlyClear;
    }

    static Corpus read(Path data, boolean onlyClear) throws IOException {
        return new Corpus(readFolder(data.resolve("prompts")), readFolder(data.resolve("harmful_requests")), onlyClear);
    }

    /** All prompt rows, also those not trained on. */
    List<Row> prompts() {
        return prompts;
    }

    /** Prompt rows whose licence allows training the shipped model. */
    List<Row> trainable() {
        return prompts.stream().filter(row -> mayTrain(row.source())).toList();
    }

    /** Plain harmful requests whose licence allows training. */
    List<Row> harmfulRequests() {
        return harmfulRequests.stream().filter(row -> mayTrain(row.source())).toList();
    }

    List<Row> source(String name) {
        return prompts.stream().filter(row -> row.source().equals(name)).toList();
    }

    private boolean mayTrain(String source) {
        return !NON_COMMERCIAL.contains(source) && !(onlyClear && UNCLEAR.contains(source));
    }

    private static List<Row> readFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        ObjectMapper json = JsonMapper.builder().build();
        List<Row> rows = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            String source = name.substring(0, name.length() - ".jsonl".length());
            try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (!line.isBlank()) {
                        rows.add(row(json.readTree(line), source));
                    }
                }
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(JsonNode node, String source) {
        String text = string(node, "text");
        return new Row(
                text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text,
                string(node, "label"),
                source,
                string(node, "subtype"),
                string(node, "context"),
                string(node, "doc_source"));
    }

    private static String string(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? "" : value.asString();
    }
}
