package dev.bartizan.inspection.category;

import dev.bartizan.inspection.classifier.Calibration;
import dev.bartizan.inspection.classifier.TextVector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A linear model of one category, with the threshold that its held-out samples gave. Immutable and thread-safe. */
final class CategoryModel {
    private static final int FORMAT = 0x425A4331;
    private static final int WEIGHTS_MAX = 60_000;

    private final int[] keys;
    private final float[] weights;
    private final float bias;
    private final Calibration calibration;

    private CategoryModel(int[] keys, float[] weights, float bias, Calibration calibration) {
        this.keys = keys;
        this.weights = weights;
        this.bias = bias;
        this.calibration = calibration;
    }

    /** Keeps the {@value #WEIGHTS_MAX} largest weights. */
    static CategoryModel of(Trainer.Head head, Calibration calibration) {
        float[] all = head.weights();
        float[] sizes = new float[all.length];
        int used = 0;
        for (float weight : all) {
            if (weight != 0) {
                sizes[used++] = Math.abs(weight);
            }
        }
        Arrays.sort(sizes, 0, used);
        float least = used > WEIGHTS_MAX ? sizes[used - WEIGHTS_MAX] : Float.MIN_VALUE;
        int[] keys = new int[used];
        float[] weights = new float[used];
        int size = 0;
        for (int key = 0; key < all.length; key++) {
            if (Math.abs(all[key]) >= least) {
                keys[size] = key;
                weights[size++] = all[key];
            }
        }
        return new CategoryModel(Arrays.copyOf(keys, size), Arrays.copyOf(weights, size), head.bias(), calibration);
    }

    /** The highest score of the text's readings, 0..1; 0.5 is the threshold. */
    double score(String text) {
        double best = 0;
        for (String chunk : Readings.chunks(text)) {
            best = Math.max(best, calibration.apply(raw(TextVector.of(chunk))));
        }
        return best;
    }

    private double raw(TextVector vector) {
        double sum = bias;
        int[] wanted = vector.keys();
        int at = 0;
        for (int i = 0; i < wanted.length && at < keys.length; i++) {
            int found = Arrays.binarySearch(keys, at, keys.length, wanted[i]);
            at = found >= 0 ? found + 1 : -found - 1;
            sum += found >= 0 ? weights[found] * vector.values()[i] : 0;
        }
        return sum;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeFloat(calibration.threshold());
            out.writeFloat(calibration.below());
            out.writeFloat(bias);
            out.writeInt(keys.length);
            for (int i = 0; i < keys.length; i++) {
                out.writeInt(keys[i]);
                out.writeFloat(weights[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes are not a model of this version */
    static CategoryModel read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readInt();
            Calibration calibration = new Calibration(in.readFloat(), in.readFloat());
            float bias = in.readFloat();
            int size = in.readInt();
            if (format != FORMAT || size < 0 || size > WEIGHTS_MAX || in.available() != size * 8) {
                throw new IllegalArgumentException("category model: unknown format (expected: build it again)");
            }
            int[] keys = new int[size];
            float[] weights = new float[size];
            for (int i = 0; i < size; i++) {
                keys[i] = in.readInt();
                weights[i] = in.readFloat();
            }
            return new CategoryModel(keys, weights, bias, calibration);
        } catch (IOException e) {
            throw new IllegalArgumentException("category model: cut off (expected: build it again)", e);
        }
    }
}
