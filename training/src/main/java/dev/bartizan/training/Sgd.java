package dev.bartizan.training;

import dev.bartizan.inspection.classifier.TextFeatures;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;

/** Averaged stochastic gradient descent for logistic loss on sparse vectors; the order of rows is fixed by a seed. */
final class Sgd {
    private static final double ALPHA = 1e-5;
    private static final double RATE = 1;
    private static final int EPOCHS = 12;
    private static final int SNAPSHOT_STEPS = 5000;
    private static final double STEP_MAX = 2;

    private Sgd() {}

    /**
     * A trained head.
     *
     * @param weights one per bucket
     * @param bias score of an empty text
     */
    record Head(float[] weights, float bias) {
        float score(int[] keys, float[] values) {
            float sum = bias;
            for (int i = 0; i < keys.length; i++) {
                sum += weights[keys[i]] * values[i];
            }
            return sum;
        }

        /** Factor of the bytes in {@link #bytes}. */
        float scale() {
            float[] sizes = new float[weights.length];
            int used = 0;
            for (float weight : weights) {
                if (weight != 0) {
                    sizes[used++] = Math.abs(weight);
                }
            }
            Arrays.sort(sizes, 0, used);
            // The very largest weights are clipped so that the others keep their resolution.
            return used == 0 ? 1 : sizes[(int) ((used - 1) * 0.9999)] / 127;
        }

        byte[] bytes() {
            float scale = scale();
            byte[] bytes = new byte[weights.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.clamp(Math.round(weights[i] / scale), -127, 127);
            }
            return bytes;
        }

        /** The head as it will be after storing. */
        Head rounded() {
            float scale = scale();
            byte[] bytes = bytes();
            float[] rounded = new float[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                rounded[i] = bytes[i] * scale;
            }
            return new Head(rounded, bias);
        }
    }

    static Head train(Examples examples, IntPredicate included, long seed) {
        float[] rowWeights = examples.weights(included);
        int[] order = java.util.stream.IntStream.range(0, examples.size())
                .filter(included)
                .toArray();
        float[] weights = new float[TextFeatures.BUCKETS];
        float[] average = new float[TextFeatures.BUCKETS];
        double scale = 1;
        double bias = 0;
        double biasSum = 0;
        int snapshots = 0;
        long step = 0;
        Random random = new Random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int row : order) {
                int[] keys = examples.keys(row);
                float[] values = examples.values(row);
                double score = 0;
                for (int i = 0; i < keys.length; i++) {
                    score += weights[keys[i]] * values[i];
                }
                score = score * scale + bias;
                double rate = RATE / StrictMath.pow(1 + ALPHA * RATE * step, 0.75);
                double y = examples.label(row) ? 1 : -1;
                double gradient = -y / (1 + StrictMath.exp(y * score));
                double move = -Math.min(STEP_MAX, rate * rowWeights[row]) * gradient;
                scale *= 1 - ALPHA * rate;
                float scaled = (float) (move / scale);
                for (int i = 0; i < keys.length; i++) {
                    weights[keys[i]] += scaled * values[i];
                }
                bias += move * 0.1;
                step++;
                if (epoch > 0 && step % SNAPSHOT_STEPS == 0) {
                    snapshots++;
                    biasSum += bias;
                    addTo(average, weights, scale);
                }
            }
        }
        for (int i = 0; i < average.length; i++) {
            average[i] /= snapshots;
        }
        return new Head(average, (float) (biasSum / snapshots)).rounded();
    }

    private static void addTo(float[] average, float[] weights, double scale) {
        float factor = (float) scale;
        for (int i = 0; i < average.length; i++) {
            average[i] += weights[i] * factor;
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }
}
