package dev.bartizan.training;

import dev.bartizan.inspection.grounding.GroundingModel;
import dev.bartizan.inspection.grounding.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the groundedness model: the weights of a claim's signals, then what contradictions add,
 * then how a claim stands in its text.
 */
final class GroundingTraining {
    static final long SEED = 20261124;
    private static final double PENALTY = 0.03;
    /** Of the odds of a text, the part its worst claim has; the rest is the mean of all claims. */
    private static final double OWN_SHARE = 0.6;

    /** Composed claims are many and all of one kind. */
    private static final double COMPOSED_FACTOR = 0.3;

    private static final List<Signal> CONTRADICTIONS = List.of(
            Signal.ALTERED_COPY,
            Signal.NUMBER_CONFLICT,
            Signal.OPPOSITE,
            Signal.NEGATION_MISMATCH,
            Signal.NEGATION_ADDED,
            Signal.NEGATION_DROPPED,
            Signal.CAPITAL_MIXED);

    private static final double TEXT_PENALTY = 0.001;

    private GroundingTraining() {}

    /** @param claims of all rows to learn from */
    static GroundingModel fit(List<ClaimRow> claims) {
        List<ClaimRow> real = claims.stream()
                .filter(claim -> !claim.row().set().equals(ComposedClaims.SET))
                .toList();
        SignedLogistic.Fit wording = SignedLogistic.fit(
                real.stream().map(ClaimRow::signals).toArray(float[][]::new),
                labels(real),
                importance(real),
                signs(),
                PENALTY);
        SignedLogistic.Fit contradiction = contradictions(claims, wording);
        float[] weights = new float[Signal.COUNT];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (wording.weights()[i] * contradiction.weights()[0]);
        }
        for (int i = 0; i < CONTRADICTIONS.size(); i++) {
            weights[CONTRADICTIONS.get(i).ordinal()] += (float) contradiction.weights()[i + 1];
        }
        float bias = (float) (wording.bias() * contradiction.weights()[0] + contradiction.bias());
        SignedLogistic.Fit text = texts(claims, new GroundingModel(weights, bias, 1, 0, 0));
        double scale = text.weights()[0];
        return new GroundingModel(
                weights, bias, (float) (OWN_SHARE * scale), (float) ((1 - OWN_SHARE) * scale), (float) text.bias());
    }

    /**
     * What contradictions add to the odds found so far. Composed claims join in only here: they are all but copies, and
     * would teach that copied wording is no sign of support.
     */
    private static SignedLogistic.Fit contradictions(List<ClaimRow> claims, SignedLogistic.Fit wording) {
        float[][] rows = new float[claims.size()][CONTRADICTIONS.size() + 1];
        int[] signs = new int[CONTRADICTIONS.size() + 1];
        Arrays.fill(signs, 1);
        for (int row = 0; row < rows.length; row++) {
            float[] signals = claims.get(row).signals();
            rows[row][0] = (float) wording.odds(signals);
            for (int i = 0; i < CONTRADICTIONS.size(); i++) {
                rows[row][i + 1] = signals[CONTRADICTIONS.get(i).ordinal()];
            }
        }
        return SignedLogistic.fit(rows, labels(claims), importance(claims), signs, PENALTY);
    }

    private static int[] signs() {
        int[] signs = new int[Signal.COUNT];
        for (Signal signal : Signal.values()) {
            signs[signal.ordinal()] = signal.effect() == Signal.Effect.RAISES ? 1 : -1;
        }
        return signs;
    }

    /** From the odds of a text's worst claim and of all its claims to the odds of the text. */
    private static SignedLogistic.Fit texts(List<ClaimRow> claims, GroundingModel alone) {
        List<List<ClaimRow>> texts = byText(claims);
        float[][] rows = new float[texts.size()][];
        List<ClaimRow> first = new ArrayList<>();
        boolean[] labels = new boolean[texts.size()];
        for (int i = 0; i < rows.length; i++) {
            double[] odds = texts.get(i).stream()
                    .mapToDouble(claim -> alone.claimOdds(claim.signals()))
                    .toArray();
            double worst = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (double each : odds) {
                worst = Math.max(worst, each);
                sum += each;
            }
            double mean = Math.max(GroundingModel.MEAN_LEAST, sum / odds.length);
            rows[i] = new float[] {(float) (OWN_SHARE * worst + (1 - OWN_SHARE) * mean)};
            labels[i] = !texts.get(i).getFirst().row().grounded();
            first.add(texts.get(i).getFirst());
        }
        return SignedLogistic.fit(rows, labels, importance(first, labels), new int[] {1}, TEXT_PENALTY);
    }

    /** The claims of each text, texts in order. */
    static List<List<ClaimRow>> byText(List<ClaimRow> claims) {
        List<List<ClaimRow>> texts = new ArrayList<>();
        GroundedRow row = null;
        for (ClaimRow claim : claims) {
            if (claim.row() != row) {
                texts.add(new ArrayList<>());
                row = claim.row();
            }
            texts.getLast().add(claim);
        }
        return texts;
    }

    private static boolean[] labels(List<ClaimRow> claims) {
        boolean[] labels = new boolean[claims.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = claims.get(i).ungrounded();
        }
        return labels;
    }

    private static double[] importance(List<ClaimRow> claims) {
        return importance(claims, labels(claims));
    }

    /** A set counts as the square root of its size, both labels of it the same; mean 1. */
    private static double[] importance(List<ClaimRow> claims, boolean[] labels) {
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < labels.length; i++) {
            sizes.merge(claims.get(i).row().set() + labels[i], 1, Integer::sum);
            sizes.merge(claims.get(i).row().set(), 1, Integer::sum);
        }
        double[] importance = new double[labels.length];
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            String set = claims.get(i).row().set();
            importance[i] = StrictMath.sqrt(sizes.getOrDefault(set, 1))
                    / sizes.getOrDefault(set + labels[i], 1)
                    * (set.equals(ComposedClaims.SET) ? COMPOSED_FACTOR : 1);
            sum += importance[i];
        }
        for (int i = 0; i < labels.length; i++) {
            importance[i] *= labels.length / sum;
        }
        return importance;
    }
}
