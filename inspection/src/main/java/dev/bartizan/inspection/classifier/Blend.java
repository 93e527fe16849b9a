package dev.bartizan.inspection.classifier;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A smooth judgement over a few numbers: each is brought to a common scale, bent at three places, and weighted; chosen pairs
 * are multiplied. Has too little freedom to learn its sources by heart. Immutable.
 *
 * @param means per number
 * @param deviations per number, above 0
 * @param weights per input of {@link #inputs}
 * @param bias score of average numbers
 */
public record Blend(float[] means, float[] deviations, float[] weights, float bias) {
    private static final float[] BENDS = {-0.5f, 0.5f, 1.5f};
    private static final float LIMIT = 4;
    /** Pairs of numbers that mean something together: harm with odd characters, harm with attack, harm with a tale. */
    private static final int[][] PAIRS = {
        {5, 14}, {5, 15}, {0, 5}, {0, 4}, {1, 5}, {4, 33}, {5, 33}, {5, 34}, {5, 35}, {0, 9}
    };

    /** Inputs made of this many numbers. */
    public static int inputs(int numbers) {
        return numbers * (1 + BENDS.length) + PAIRS.length;
    }

    public Blend {
        if (means.length != deviations.length || weights.length != inputs(means.length)) {
            throw new ModelFormatException("blend: " + weights.length + " weights for " + means.length + " numbers");
        }
    }

    /** The inputs that the weights multiply. */
    public float[] inputs(float[] numbers) {
        float[] z = new float[means.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.clamp((numbers[i] - means[i]) / deviations[i], -LIMIT, LIMIT);
        }
        float[] inputs = new float[weights.length];
        int at = 0;
        for (float value : z) {
            inputs[at++] = value;
            for (float bend : BENDS) {
                inputs[at++] = Math.max(0, value - bend);
            }
        }
        for (int[] pair : PAIRS) {
            inputs[at++] = Math.max(0, z[pair[0]] + 0.5f) * Math.max(0, z[pair[1]] + 0.5f) / 2;
        }
        return inputs;
    }

    /** The score, log-odds like. */
    public float score(float[] numbers) {
        float[] inputs = inputs(numbers);
        float sum = bias;
        for (int i = 0; i < inputs.length; i++) {
            sum += weights[i] * inputs[i];
        }
        return sum;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(means.length);
        for (float[] array : new float[][] {means, deviations, weights}) {
            for (float value : array) {
                out.writeFloat(value);
            }
        }
        out.writeFloat(bias);
    }

    static Blend read(DataInputStream in, int numbers) throws IOException {
        int found = in.readInt();
        if (found != numbers) {
            throw new ModelFormatException("blend: " + found + " numbers (expected: " + numbers + ")");
        }
        return new Blend(floats(in, numbers), floats(in, numbers), floats(in, inputs(numbers)), in.readFloat());
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
