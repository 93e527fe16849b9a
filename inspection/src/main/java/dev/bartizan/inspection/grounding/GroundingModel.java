package dev.bartizan.inspection.grounding;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The trained weights: one per {@link Signal} for a claim, and three numbers that set a claim beside the other claims of its
 * text. The file holds numbers only: int magic {@code BZGR}, int format, int word list CRC-32, int signals, the floats,
 * int CRC-32 of the floats; all big-endian. Immutable.
 */
public final class GroundingModel {
    private static final int MAGIC = 0x425A4752;
    private static final int FORMAT = 1;
    private static final String RESOURCE = "groundedness.model";

    /** Mean odds are not taken for lower than this: a text that is fine otherwise must not hide one false claim. */
    public static final double MEAN_LEAST = -0.5;

    private static final int NUMBERS_BESIDE_WEIGHTS = 4;

    private final float[] weights;
    private final float bias;
    private final float own;
    private final float mean;
    private final float shift;
    private final String version;

    /**
     * @param weights by ordinal of {@link Signal}
     * @param bias log-odds of a claim whose signals are all 0
     * @param own factor of a claim's log-odds
     * @param mean factor of the mean log-odds of all claims of the text
     * @param shift what is added
     */
    public GroundingModel(float[] weights, float bias, float own, float mean, float shift) {
        if (weights.length != Signal.COUNT) {
            throw new GroundingModelException(
                    "groundedness model: " + weights.length + " weights (expected: " + Signal.COUNT + ")");
        }
        this.weights = weights.clone();
        this.bias = bias;
        this.own = own;
        this.mean = mean;
        this.shift = shift;
        for (float number : numbers()) {
            if (!Float.isFinite(number)) {
                throw new GroundingModelException(
                        "groundedness model: weight " + number + " (expected: a finite number)");
            }
        }
        version = String.format(Locale.ROOT, "groundedness-%d-%08x", FORMAT, crc(numbers()));
    }

    /**
     * The model that ships with the product.
     *
     * @throws GroundingModelException when the resource is missing or damaged
     */
    public static GroundingModel bundled() {
        try (InputStream in = GroundingModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new GroundingModelException(RESOURCE + ": missing from the class path (build again)");
            }
            return read(in);
        } catch (IOException e) {
            throw new GroundingModelException(RESOURCE + ": cannot be read", e);
        }
    }

    /** Log-odds that a claim is ungrounded, by itself. */
    public double claimOdds(float[] signals) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * signals[i];
        }
        return sum;
    }

    /** Log-odds of a claim among the others of its text; 0 or more means ungrounded. */
    public double oddsInText(double claimOdds, double meanOdds) {
        return own * claimOdds + mean * Math.max(MEAN_LEAST, meanOdds) + shift;
    }

    /** Name, format and checksum. */
    public String version() {
        return version;
    }

    /** Writes the file. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeInt(FORMAT);
        data.writeInt(Lexicon.bundled().checksum());
        data.writeInt(Signal.COUNT);
        float[] numbers = numbers();
        for (float number : numbers) {
            data.writeFloat(number);
        }
        data.writeInt(crc(numbers));
        data.flush();
    }

    /**
     * Reads a file.
     *
     * @throws GroundingModelException when it is not a sound model of this format, word list and set of signals
     */
    public static GroundingModel read(InputStream in) {
        try {
            DataInputStream data = new DataInputStream(in);
            check("magic number", data.readInt(), MAGIC);
            check("format version", data.readInt(), FORMAT);
            check("word list checksum", data.readInt(), Lexicon.bundled().checksum());
            check("number of signals", data.readInt(), Signal.COUNT);
            float[] numbers = new float[Signal.COUNT + NUMBERS_BESIDE_WEIGHTS];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = data.readFloat();
            }
            check("checksum", data.readInt(), crc(numbers));
            int n = Signal.COUNT;
            return new GroundingModel(
                    Arrays.copyOf(numbers, n), numbers[n], numbers[n + 1], numbers[n + 2], numbers[n + 3]);
        } catch (IOException e) {
            throw new GroundingModelException(
                    "groundedness model: cut off or damaged (train again or restore the file)", e);
        }
    }

    private float[] numbers() {
        float[] numbers = Arrays.copyOf(weights, weights.length + NUMBERS_BESIDE_WEIGHTS);
        numbers[weights.length] = bias;
        numbers[weights.length + 1] = own;
        numbers[weights.length + 2] = mean;
        numbers[weights.length + 3] = shift;
        return numbers;
    }

    private static int crc(float[] numbers) {
        CRC32 crc = new CRC32();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (float number : numbers) {
            int bits = Float.floatToIntBits(number);
            bytes.write(bits >>> 24);
            bytes.write(bits >>> 16);
            bytes.write(bits >>> 8);
            bytes.write(bits);
        }
        crc.update(bytes.toByteArray());
        return (int) crc.getValue();
    }

    private static void check(String what, int found, int expected) {
        if (found != expected) {
            throw new GroundingModelException(String.format(
                    Locale.ROOT,
                    "groundedness model: %s %08x (expected: %08x); train again or restore the file",
                    what,
                    found,
                    expected));
        }
    }
}
