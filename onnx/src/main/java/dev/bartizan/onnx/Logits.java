package dev.bartizan.onnx;

import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.onnx.OnnxSettings.Label;
import dev.bartizan.onnx.OnnxSettings.Output;
import java.util.Map;
import java.util.TreeMap;

/** Turns what the model puts out into scores. Pure. */
final class Logits {
    private Logits() {}

    /** Probabilities, each 0..1; what is not a number counts as 0. */
    static double[] probabilities(float[] logits, Output output) {
        double[] out = new double[logits.length];
        if (output == Output.SIGMOID || logits.length == 1) {
            for (int i = 0; i < out.length; i++) {
                out[i] = number(1 / (1 + Math.exp(-logits[i])));
            }
            return out;
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.exp(logits[i] - highest);
            sum += out[i];
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = number(out[i] / sum);
        }
        return out;
    }

    /**
     * Scores by name for a text of that kind. Labels that mean the same add up (softmax) or the highest counts (sigmoid).
     * Attacks are scored on prompts and documents only: a model's own words cannot attack it.
     */
    static Map<String, Double> scores(
            double[] probabilities, Map<Integer, Label> labels, Output output, TextKind kind) {
        Map<String, Double> scores = new TreeMap<>();
        boolean ownDocumentLabel = labels.containsValue(Label.DOCUMENT_ATTACK);
        labels.forEach((index, label) -> {
            String name = name(label, kind, ownDocumentLabel);
            if (!name.isEmpty() && index < probabilities.length) {
                scores.merge(
                        name,
                        probabilities[index],
                        (a, b) -> output == Output.SOFTMAX ? Math.min(1, a + b) : Math.max(a, b));
            }
        });
        return scores;
    }

    /** The score a label counts for on a text of that kind; empty when for none. */
    static String name(Label label, TextKind kind, boolean ownDocumentLabel) {
        return switch (label) {
            case BENIGN -> "";
            case PROMPT_ATTACK ->
                switch (kind) {
                    case PROMPT -> Scores.PROMPT_ATTACK;
                    case DOCUMENT -> ownDocumentLabel ? "" : Scores.DOCUMENT_ATTACK;
                    case SYSTEM, COMPLETION -> "";
                };
            case DOCUMENT_ATTACK -> kind == TextKind.DOCUMENT ? Scores.DOCUMENT_ATTACK : "";
            case HARMFUL_REQUEST -> kind == TextKind.PROMPT ? Scores.HARMFUL_REQUEST : "";
            case HATE -> Scores.HATE;
            case SEXUAL -> Scores.SEXUAL;
            case VIOLENCE -> Scores.VIOLENCE;
            case SELF_HARM -> Scores.SELF_HARM;
        };
    }

    private static double number(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
