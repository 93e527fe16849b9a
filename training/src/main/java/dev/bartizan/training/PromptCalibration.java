package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Places the default operating point of the attack head: about 1 in 100 harmless prompts of unseen sources. */
final class PromptCalibration {
    private static final double FALSE_POSITIVES = 0.01;

    /** Sources of harmless prompts as people write them, in folds of related sources. */
    private static final List<Set<String>> ORDINARY = List.of(
            Set.of("clinc150", "banking77", "pubmedqa", "alignbench", "sysbench_zh"),
            Set.of("autoj_queries", "self_instruct_tasks", "t0_tasks"),
            Set.of("gpteacher", "ifeval_prompts", "followbench", "purplellama_code_instruct"));

    /** Sources that look like attacks; they count a quarter. */
    private static final List<Set<String>> HARD = List.of(
            Set.of("awesome_chatgpt_prompts", "langgpt_prompts"),
            Set.of("purplellama_mitre_frr", "oktest", "counsel_chat"));

    private static final double HARD_FACTOR = 0.25;

    private PromptCalibration() {}

    static Calibration of(Examples examples, long seed) {
        List<Calibrator.Scored> benign = new ArrayList<>();
        List<Calibrator.Scored> attacks = new ArrayList<>();
        for (int fold = 0; fold < ORDINARY.size(); fold++) {
            Set<String> heldOut = new HashSet<>(ORDINARY.get(fold));
            if (fold < HARD.size()) {
                heldOut.addAll(HARD.get(fold));
            }
            boolean[] included = AttackExamples.without(examples, heldOut);
            // A third of the attacks is left out too, for the slope.
            for (int row = 0; row < included.length; row++) {
                included[row] &= !(examples.label(row) && part(examples.text(row)) == fold);
            }
            Sgd.Head head = Sgd.train(examples, row -> included[row], seed + fold);
            Map<String, Integer> sizes = new HashMap<>();
            for (int row = 0; row < examples.size(); row++) {
                sizes.merge(examples.source(row), 1, Integer::sum);
            }
            for (int row = 0; row < examples.size(); row++) {
                String source = examples.source(row);
                float score = head.score(examples.keys(row), examples.values(row));
                double weight = 1 / StrictMath.sqrt(sizes.getOrDefault(source, 1));
                if (heldOut.contains(source) && !examples.label(row)) {
                    boolean ordinary = ORDINARY.get(fold).contains(source);
                    benign.add(new Calibrator.Scored(score, ordinary ? weight : HARD_FACTOR * weight));
                } else if (examples.label(row) && part(examples.text(row)) == fold) {
                    attacks.add(new Calibrator.Scored(score, weight));
                }
            }
        }
        return Calibrator.fit(Calibrator.threshold(benign, FALSE_POSITIVES), attacks, benign);
    }

    private static int part(String text) {
        return Math.floorMod(text.hashCode() >>> 5, 3);
    }
}
