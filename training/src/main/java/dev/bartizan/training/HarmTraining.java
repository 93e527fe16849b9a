package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trains the head of one harm category and places its operating point on rows of sources the head had not seen. */
final class HarmTraining {
    private static final int FOLDS = 3;
    /** Share of ordinary prompts that reach medium severity; a text is looked at in parts too, so it is kept low. */
    private static final double FALSE_POSITIVES = 0.0008;

    private HarmTraining() {}

    /**
     * A head with its curve.
     *
     * @param head the head, trained on all rows
     * @param calibration from raw score to 0..1
     */
    record Trained(Sgd.Head head, Calibration calibration) {}

    static Trained train(
            Corpus corpus, List<HarmCorpus.HarmRow> harm, int category, Meanings meanings, byte[] idf, long seed) {
        Examples examples = HarmExamples.of(corpus, harm, category, meanings, seed);
        examples.vectorize(LinearHeads.HATE + category, idf);
        List<Calibrator.Scored> positives = new ArrayList<>();
        List<Calibrator.Scored> negatives = new ArrayList<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (int row = 0; row < examples.size(); row++) {
            sizes.merge(examples.source(row) + examples.label(row), 1, Integer::sum);
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Sgd.Head head = Sgd.train(examples, row -> fold(examples, row) != left, seed);
            for (int row = 0; row < examples.size(); row++) {
                if (fold(examples, row) == left && !examples.source(row).startsWith("surge_")) {
                    double weight =
                            1 / StrictMath.sqrt(sizes.getOrDefault(examples.source(row) + examples.label(row), 1));
                    float score = head.score(examples.keys(row), examples.values(row));
                    boolean ordinary = examples.source(row).startsWith("ordinary_")
                            || examples.source(row).equals("written_ordinary");
                    if (examples.label(row)) {
                        positives.add(new Calibrator.Scored(score, weight));
                    } else if (ordinary) {
                        // The operating point is set where the guard works: on what people ask assistants.
                        negatives.add(new Calibrator.Scored(score, weight));
                    }
                }
            }
        }
        float threshold = Calibrator.threshold(negatives, FALSE_POSITIVES);
        return new Trained(Sgd.train(examples, row -> true, seed), Calibrator.fit(threshold, positives, negatives));
    }

    private static int fold(Examples examples, int row) {
        String source = examples.source(row);
        // A filled placeholder changes the end of a text more than its start.
        String key = source.startsWith("written_")
                ? examples.text(row)
                        .substring(0, Math.min(10, examples.text(row).length()))
                : source.replace("assumed_", "").replace("ordinary_", "");
        return Math.floorMod(key.hashCode() * 0x9E3779B1 >>> 5, FOLDS);
    }
}
