package dev.bartizan.onnx;

import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.opinion.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One ONNX classifier as configured.
 *
 * @param name e.g. {@code prompt-guard}
 * @param model the {@code .onnx} file
 * @param tokenizer a Hugging Face {@code tokenizer.json}, or a BERT {@code vocab.txt}
 * @param labels what outputs stand for, e.g. {@code 0 -> BENIGN, 1 -> PROMPT_ATTACK}; several may be the same, one left out
 *     is benign
 * @param output how logits become probabilities
 * @param kinds the kinds of text it is asked about
 * @param maxTokens tokens of one window, special ones included
 * @param windowOverlap tokens two neighbouring windows share
 * @param windowsMax windows of one text; of a longer one the beginning and the end are read
 * @param weight of its vote; the bundled model's is 1
 * @param threshold its operating point, more than 0 and less than 1
 * @param uncertain asked only about texts scored within this range
 * @param timeout for one text, waiting for a place included
 * @param threads used by one inference
 * @param concurrentMax texts being scored at once
 */
public record OnnxSettings(
        String name,
        Path model,
        Path tokenizer,
        Map<Integer, Label> labels,
        Output output,
        Set<TextKind> kinds,
        int maxTokens,
        int windowOverlap,
        int windowsMax,
        double weight,
        double threshold,
        Range uncertain,
        Duration timeout,
        int threads,
        int concurrentMax) {
    public OnnxSettings {
        labels = Map.copyOf(new TreeMap<>(labels));
        kinds = Set.copyOf(kinds);
        if (labels.values().stream().allMatch(label -> label == Label.BENIGN)) {
            throw new IllegalArgumentException("labels: " + labels + " (expected: at least one that is not benign)");
        }
        if (maxTokens < 8 || windowOverlap < 0 || windowOverlap > maxTokens / 2) {
            throw new IllegalArgumentException("window: %d tokens, overlap %d (expected: 8 or more, at most half of it)"
                    .formatted(maxTokens, windowOverlap));
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold: " + threshold + " (expected: between 0 and 1)");
        }
    }

    /** What an output of the model stands for. */
    public enum Label {
        /** Nothing; ignored. */
        BENIGN,
        /** An attack by the user; on documents an attack planted in them, unless another label says so. */
        PROMPT_ATTACK,
        /** An attack planted in a document. */
        DOCUMENT_ATTACK,
        HATE,
        SEXUAL,
        VIOLENCE,
        SELF_HARM,
        /** A request for help with doing harm. */
        HARMFUL_REQUEST
    }

    /** How logits become probabilities. */
    public enum Output {
        /** One of the labels is true. */
        SOFTMAX,
        /** Any number of labels is true. A model with one output is always read so. */
        SIGMOID
    }
}
