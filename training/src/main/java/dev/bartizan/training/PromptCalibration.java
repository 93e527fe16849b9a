package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Places the operating points of the prompt scores on harmless prompts of sources the heads had not seen. */
final class PromptCalibration {
    private static final double ATTACK_FALSE_POSITIVES = 0.0025;
    private static final double HARMFUL_FALSE_POSITIVES = 0.01;

    /** Prompts as people write them, long and demanding ones included. Hard look-alikes do not set the point. */
    static final Set<String> ORDINARY = Set.of(
            "clinc150",
            "banking77",
            "pubmedqa",
            "alignbench",
            "sysbench_zh",
            "autoj_queries",
            "self_instruct_tasks",
            "t0_tasks",
            "gpteacher",
            "ifeval_prompts",
            "followbench",
            "purplellama_code_instruct",
            "awesome_chatgpt_prompts",
            "written_ordinary");

    private PromptCalibration() {}

    static Calibration attack(Examples attacks, List<PromptTraining.Stranger> strangers) {
        Map<String, Integer> sizes = new HashMap<>();
        strangers.forEach(s -> sizes.merge(attacks.source(s.row()) + attacks.label(s.row()), 1, Integer::sum));
        List<Calibrator.Scored> benign = new ArrayList<>();
        List<Calibrator.Scored> found = new ArrayList<>();
        for (PromptTraining.Stranger stranger : strangers) {
            String source = attacks.source(stranger.row());
            boolean attack = attacks.label(stranger.row());
            double weight = 1 / StrictMath.sqrt(sizes.getOrDefault(source + attack, 1));
            if (attack && !source.startsWith("authored_")) {
                found.add(new Calibrator.Scored(stranger.attack(), weight));
            } else if (!attack && ORDINARY.contains(source)) {
                benign.add(new Calibrator.Scored(stranger.attack(), weight));
            }
        }
        return Calibrator.fit(Calibrator.threshold(benign, ATTACK_FALSE_POSITIVES), found, benign);
    }

    /** The harmful-request head has a cross-validation of its own: its positives are not among the attacks. */
    static Calibration harmful(PromptTraining training, long seed) {
        Examples examples = training.harmful;
        List<Calibrator.Scored> benign = new ArrayList<>();
        List<Calibrator.Scored> found = new ArrayList<>();
        for (int fold = 0; fold < 3; fold++) {
            int left = fold;
            Sgd.Head head = Sgd.train(examples, row -> fold(examples, row) != left, seed);
            for (int row = 0; row < examples.size(); row++) {
                if (fold(examples, row) == left) {
                    float score = head.score(examples.keys(row), examples.values(row));
                    if (examples.label(row)) {
                        found.add(new Calibrator.Scored(score, 1));
                    } else if (ORDINARY.contains(examples.source(row))) {
                        benign.add(new Calibrator.Scored(score, 1));
                    }
                }
            }
        }
        return Calibrator.fit(Calibrator.threshold(benign, HARMFUL_FALSE_POSITIVES), found, benign);
    }

    private static int fold(Examples examples, int row) {
        String source = examples.source(row);
        return Math.floorMod(
                (source.startsWith("written_") ? examples.text(row) : source).hashCode() * 0x9E3779B1 >>> 4, 3);
    }
}
