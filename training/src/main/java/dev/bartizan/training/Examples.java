package dev.bartizan.training;

import dev.bartizan.inspection.classifier.BucketCounter;
import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import dev.bartizan.inspection.classifier.TextFeatures;
import dev.bartizan.inspection.classifier.WordClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Texts with a yes-or-no label as sparse vectors; the texts themselves can be dropped afterwards. */
final class Examples {
    private final List<String> texts = new ArrayList<>();
    private final List<int[]> keys = new ArrayList<>();
    private final List<byte[]> counts = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<Float> factors = new ArrayList<>();
    private final TextFeatures features;

    Examples(Meanings meanings) {
        features = new TextFeatures(WordClasses.bundled(), meanings);
    }

    /** @param factor how much the row counts beside others of its source */
    void add(String text, boolean label, String source, double factor) {
        BucketCounter counter = features.count(text, 0, text.length());
        int[] rowKeys = new int[counter.size()];
        byte[] rowCounts = new byte[counter.size()];
        for (int i = 0; i < rowKeys.length; i++) {
            rowKeys[i] = counter.keyAt(i);
            rowCounts[i] = (byte) counter.countAt(i);
        }
        texts.add(text);
        keys.add(rowKeys);
        counts.add(rowCounts);
        labels.add(label);
        sources.add(source);
        factors.add((float) factor);
    }

    int size() {
        return keys.size();
    }

    String text(int row) {
        return texts.get(row);
    }

    int[] keys(int row) {
        return keys.get(row);
    }

    float[] values(int row) {
        return values.get(row);
    }

    boolean label(int row) {
        return labels.get(row);
    }

    String source(int row) {
        return sources.get(row);
    }

    /** Adds to {@code documents}, per bucket, the number of rows that have it. */
    void countDocuments(int[] documents) {
        for (int[] row : keys) {
            for (int key : row) {
                documents[key]++;
            }
        }
    }

    /** Inverse document frequencies as bytes in sixteenths. */
    static byte[] idf(int[] documents, int rows) {
        byte[] idf = new byte[documents.length];
        for (int i = 0; i < idf.length; i++) {
            double value = StrictMath.log((rows + 1.0) / (documents[i] + 1.0)) + 1;
            idf[i] = (byte) Math.min(255, Math.round(value * 16));
        }
        return idf;
    }

    /** Computes the vectors for a head of {@link LinearHeads} with these frequencies. */
    void vectorize(int head, byte[] idf) {
        values.clear();
        for (int row = 0; row < size(); row++) {
            float[] rowValues = new float[keys.get(row).length];
            LinearHeads.vector(head, keys.get(row), counts.get(row), idf, rowValues);
            values.add(rowValues);
        }
    }

    /** Row weights: a source counts as the square root of its size, both labels the same in all; mean 1, at most 10. */
    float[] weights(IntPredicate included) {
        Map<String, Integer> sizes = new HashMap<>();
        for (int row = 0; row < size(); row++) {
            if (included.test(row)) {
                sizes.merge(sources.get(row) + labels.get(row), 1, Integer::sum);
            }
        }
        float[] weights = new float[size()];
        double[] sums = new double[2];
        int n = 0;
        for (int row = 0; row < size(); row++) {
            if (included.test(row)) {
                weights[row] = (float)
                        (factors.get(row) / StrictMath.sqrt(sizes.getOrDefault(sources.get(row) + labels.get(row), 1)));
                sums[labels.get(row) ? 1 : 0] += weights[row];
                n++;
            }
        }
        for (int row = 0; row < size(); row++) {
            weights[row] = (float) Math.min(10, weights[row] * n / (2 * sums[labels.get(row) ? 1 : 0]));
        }
        return weights;
    }
}
