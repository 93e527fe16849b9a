package dev.bartizan.training;

import dev.bartizan.inspection.grounding.GroundingModel;
import dev.bartizan.inspection.grounding.Signal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A text as the model sees it.
 *
 * @param aligned the text and its claims
 * @param claimOdds log-odds of each claim in the text
 * @param odds log-odds of the text: the highest of its claims
 */
record ScoredText(Aligned aligned, double[] claimOdds, double odds) {
    private static final double NOTHING_TO_CHECK = -20;

    /**
     * A row and its checkable claims.
     *
     * @param missingPairs mean share of a claim's word pairs that the source lacks: the n-gram baseline
     */
    record Aligned(GroundedRow row, List<ClaimRow> claims, double missingPairs) {
        static Aligned of(GroundedRow row) {
            List<ClaimRow> claims = ClaimRow.of(row);
            double missing = claims.stream()
                    .mapToDouble(claim -> 1 - claim.signals()[Signal.BIGRAM.ordinal()])
                    .average()
                    .orElse(0);
            return new Aligned(row, claims, missing);
        }
    }

    GroundedRow row() {
        return aligned.row();
    }

    static ScoredText of(Aligned aligned, GroundingModel model) {
        double[] alone = aligned.claims().stream()
                .mapToDouble(claim -> model.claimOdds(claim.signals()))
                .toArray();
        double sum = 0;
        for (double odds : alone) {
            sum += odds;
        }
        double[] inText = new double[alone.length];
        double worst = NOTHING_TO_CHECK;
        for (int i = 0; i < alone.length; i++) {
            inText[i] = model.oddsInText(alone[i], sum / alone.length);
            worst = Math.max(worst, inText[i]);
        }
        return new ScoredText(aligned, inText, worst);
    }

    static double auc(List<ScoredText> texts, Function<ScoredText, Float> score) {
        return Metrics.auc(
                floats(texts.stream()
                        .filter(text -> !text.row().grounded())
                        .map(score)
                        .toList()),
                floats(texts.stream()
                        .filter(text -> text.row().grounded())
                        .map(score)
                        .toList()));
    }

    /** How well single claims are told apart, over all texts. */
    static double claimAuc(List<ScoredText> texts) {
        List<Float> bad = new java.util.ArrayList<>();
        List<Float> good = new java.util.ArrayList<>();
        for (ScoredText text : texts) {
            for (int i = 0; i < text.claimOdds.length; i++) {
                (text.aligned.claims().get(i).ungrounded() ? bad : good).add((float) text.claimOdds[i]);
            }
        }
        return Metrics.auc(floats(bad), floats(good));
    }

    /** Mean of the shares of ungrounded texts found and of grounded texts let be. */
    static <T> double balanced(List<T> texts, Function<T, GroundedRow> row, Predicate<T> flagged) {
        int[] all = new int[2];
        int[] right = new int[2];
        for (T text : texts) {
            int side = row.apply(text).grounded() ? 1 : 0;
            all[side]++;
            right[side] += flagged.test(text) == (side == 0) ? 1 : 0;
        }
        return ((double) right[0] / all[0] + (double) right[1] / all[1]) / 2;
    }

    private static float[] floats(List<Float> list) {
        float[] floats = new float[list.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = list.get(i);
        }
        return floats;
    }
}
