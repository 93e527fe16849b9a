package dev.bartizan.inspection.category;

import dev.bartizan.inspection.TextNormaliser;
import dev.bartizan.inspection.classifier.Calibration;
import dev.bartizan.inspection.classifier.TextVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Trains the model of a category: logistic regression by stochastic gradient descent with the classes weighted alike, a
 * threshold from scores of samples that were held out. Deterministic. One call, one thread; seconds for thousands of
 * samples.
 */
final class Trainer {
    static final int POSITIVES_MIN = 5;
    static final int SAMPLES_MAX = 10_000;

    private static final int FOLDS = 5;
    private static final int EPOCHS = 25;
    private static final double RATE = 2;
    private static final double DECAY = 1e-4;
    /** What a false alarm costs, in missed texts. */
    private static final double FALSE_ALARM_COST = 4;

    private final List<TextVector> vectors = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();

    /**
     * A linear head.
     *
     * @param weights one per bucket
     * @param bias score of an empty text
     */
    record Head(float[] weights, float bias) {
        double score(TextVector vector) {
            double sum = bias;
            for (int i = 0; i < vector.keys().length; i++) {
                sum += weights[vector.keys()[i]] * vector.values()[i];
            }
            return sum;
        }
    }

    /**
     * A trained model and how it did on samples it had not seen.
     *
     * @param model the model
     * @param recall part of the positive samples found
     * @param falseAlarms part of the negative ones taken for positive
     */
    record Trained(CategoryModel model, double recall, double falseAlarms) {
        String summary() {
            return String.format(Locale.ROOT, "held-out recall %.2f, false alarms %.3f", recall, falseAlarms);
        }
    }

    private Trainer() {}

    /**
     * @param samples of the category
     * @param others texts of other categories, used as negative samples
     * @throws IllegalArgumentException when there are too few or too many samples
     */
    static Trained train(String definition, List<CategorySample> samples, List<String> others) {
        Trainer trainer = new Trainer();
        // The same text twice must not be both held out and learned from.
        Map<String, Boolean> distinct = new LinkedHashMap<>();
        samples.forEach(sample -> distinct.put(TextNormaliser.normalise(sample.text()), sample.positive()));
        long positives = distinct.values().stream().filter(label -> label).count();
        if (positives < POSITIVES_MIN || distinct.size() > SAMPLES_MAX) {
            throw new IllegalArgumentException(
                    "samples: %d different, %d of them positive (expected: %d positive ones or more, at most %d in all)"
                            .formatted(distinct.size(), positives, POSITIVES_MIN, SAMPLES_MAX));
        }
        others.stream().map(TextNormaliser::normalise).forEach(text -> distinct.putIfAbsent(text, false));
        distinct.forEach((text, label) -> trainer.add(TextVector.of(text), label));
        OrdinaryTexts.vectors().forEach(vector -> trainer.add(vector, false));
        return trainer.train(definition);
    }

    private void add(TextVector vector, boolean label) {
        vectors.add(vector);
        labels.add(label);
    }

    private Trained train(String definition) {
        int[] folds = folds();
        double[] heldOut = new double[vectors.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            Head head = descend(row -> folds[row] != out);
            for (int row = 0; row < folds.length; row++) {
                heldOut[row] = folds[row] == out ? head.score(vectors.get(row)) : heldOut[row];
            }
        }
        double threshold = threshold(heldOut);
        double recall = partAbove(heldOut, threshold, true);
        double falseAlarms = partAbove(heldOut, threshold, false);
        double slope = Math.clamp(Math.log(9) / Math.max(0.05, upperMedian(heldOut) - threshold), 0.5, 20);
        if (!definition.isBlank()) {
            add(TextVector.of(TextNormaliser.normalise(definition)), true);
        }
        Head head = descend(row -> true);
        return new Trained(
                CategoryModel.of(head, new Calibration((float) threshold, (float) slope)), recall, falseAlarms);
    }

    /** Each class spread evenly over the folds. */
    private int[] folds() {
        int[] folds = new int[vectors.size()];
        int[] next = new int[2];
        for (int row = 0; row < folds.length; row++) {
            folds[row] = next[labels.get(row) ? 1 : 0]++ % FOLDS;
        }
        return folds;
    }

    private Head descend(IntPredicate included) {
        int[] order = java.util.stream.IntStream.range(0, vectors.size())
                .filter(included)
                .toArray();
        long positives = Arrays.stream(order).filter(labels::get).count();
        double[] classWeights = {
            0.5 * order.length / Math.max(1, order.length - positives), 0.5 * order.length / Math.max(1, positives)
        };
        float[] weights = new float[TextVector.BUCKETS];
        double bias = 0;
        double scale = 1;
        Random random = new Random(20_251_124);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double rate = RATE / (1 + epoch * 0.3);
            shuffle(order, random);
            for (int row : order) {
                TextVector vector = vectors.get(row);
                double y = labels.get(row) ? 1 : -1;
                double score = bias;
                for (int i = 0; i < vector.keys().length; i++) {
                    score += weights[vector.keys()[i]] * scale * vector.values()[i];
                }
                double move = Math.min(4, rate * classWeights[y > 0 ? 1 : 0]) * y / (1 + StrictMath.exp(y * score));
                scale *= 1 - DECAY * rate;
                for (int i = 0; i < vector.keys().length; i++) {
                    weights[vector.keys()[i]] += (float) (move * vector.values()[i] / scale);
                }
                bias += move * 0.1;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= (float) scale;
        }
        return new Head(weights, (float) bias);
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    /** The middle between two held-out scores that finds most at the least cost of false alarms. */
    private double threshold(double[] scores) {
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        double best = sorted[sorted.length - 1];
        double bestGain = -1;
        for (int i = 1; i < sorted.length; i++) {
            double candidate = (sorted[i - 1] + sorted[i]) / 2;
            double gain = partAbove(scores, candidate, true) - FALSE_ALARM_COST * partAbove(scores, candidate, false);
            if (gain > bestGain && sorted[i] > sorted[i - 1]) {
                bestGain = gain;
                best = candidate;
            }
        }
        return best;
    }

    private double partAbove(double[] scores, double threshold, boolean label) {
        int all = 0;
        int above = 0;
        for (int i = 0; i < scores.length; i++) {
            if (labels.get(i) == label) {
                all++;
                above += scores[i] >= threshold ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) above / all;
    }

    private double upperMedian(double[] scores) {
        double[] positives = java.util.stream.IntStream.range(0, scores.length)
                .filter(labels::get)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        return positives[positives.length / 2];
    }
}
