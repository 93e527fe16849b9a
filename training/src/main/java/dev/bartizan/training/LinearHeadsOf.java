package dev.bartizan.training;

import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.TextFeatures;
import java.util.Map;

/** Joins trained heads; heads not given stay silent. */
final class LinearHeadsOf {
    private LinearHeadsOf() {}

    static LinearHeads of(byte[] idf, Map<Integer, Sgd.Head> trained) {
        byte[][] weights = new byte[LinearHeads.HEADS][];
        float[] scales = new float[LinearHeads.HEADS];
        float[] biases = new float[LinearHeads.HEADS];
        for (int head = 0; head < LinearHeads.HEADS; head++) {
            Sgd.Head one = trained.get(head);
            weights[head] = one == null ? new byte[TextFeatures.BUCKETS] : one.bytes();
            scales[head] = one == null ? 0 : one.scale();
            biases[head] = one == null ? 0 : one.bias();
        }
        return new LinearHeads(idf, weights, scales, biases);
    }
}
