package dev.bartizan.inspection.classifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The model file: 4 bytes magic {@code BZPA}, int format version, int lexicon CRC-32, int payload length, int payload
 * CRC-32, then the deflated payload; all big-endian. It holds hashed weights only, no text.
 *
 * @param heads the linear heads
 * @param meanings word clusters
 * @param plausibility the character model
 * @param prompt the judgement over {@link PromptNumbers}
 * @param contrast trees over {@link DocumentContrast}
 * @param calibrations per score its curve: prompt attack, document attack, harmful request, hate, sexual, violence,
 *     self-harm
 */
public record ModelFile(
        LinearHeads heads,
        Meanings meanings,
        Plausibility plausibility,
        Blend prompt,
        Trees contrast,
        List<Calibration> calibrations) {
    /** Places in {@link #calibrations}. */
    public static final int PROMPT = 0;

    public static final int DOCUMENT = 1;
    public static final int HARMFUL = 2;
    public static final int HATE = 3;
    /** Number of calibrations. */
    public static final int CALIBRATIONS = 7;

    private static final int MAGIC = 0x425A5041;
    private static final int FORMAT = 4;
    private static final int TREES_MAX = 500;
    private static final int PAYLOAD_MAX =
            TextFeatures.BUCKETS * (1 + LinearHeads.HEADS) + Plausibility.ENTRIES + 1_200_000;
    private static final int BLOCK = 8192;

    public ModelFile {
        calibrations = List.copyOf(calibrations);
        if (calibrations.size() != CALIBRATIONS) {
            throw new ModelFormatException(
                    "model: " + calibrations.size() + " calibrations (expected: " + CALIBRATIONS + ")");
        }
    }

    /** A model and what its version tells. */
    record Loaded(ModelFile model, String version) {}

    /** Writes the file; the same model gives the same bytes on the same Java version. */
    public void write(OutputStream out) throws IOException {
        byte[] payload = payload();
        DataOutputStream header = new DataOutputStream(out);
        header.writeInt(MAGIC);
        header.writeInt(FORMAT);
        header.writeInt(WordClasses.bundled().checksum());
        header.writeInt(payload.length);
        header.writeInt(crc(payload));
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater);
        deflated.write(payload);
        deflated.finish();
        deflater.end();
        out.flush();
    }

    /**
     * Reads a file; takes at most a few megabytes whatever the header says.
     *
     * @throws ModelFormatException when the file is not a sound model of this format and lexicon
     */
    public static ModelFile read(InputStream in) {
        return load(in).model();
    }

    static Loaded load(InputStream in) {
        try {
            DataInputStream header = new DataInputStream(in);
            check("magic number", header.readInt(), MAGIC);
            check("format version", header.readInt(), FORMAT);
            check("lexicon checksum", header.readInt(), WordClasses.bundled().checksum());
            int length = header.readInt();
            if (length < 0 || length > PAYLOAD_MAX) {
                throw new ModelFormatException(
                        "model file: payload of " + length + " bytes (expected: 0.." + PAYLOAD_MAX + ")");
            }
            int checksum = header.readInt();
            byte[] payload = new InflaterInputStream(in).readNBytes(length);
            if (payload.length < length) {
                throw new ModelFormatException("model file: " + payload.length + " bytes of payload (expected: "
                        + length + "); the file is cut off");
            }
            check("payload checksum", crc(payload), checksum);
            String version = "safety-" + FORMAT + "-" + String.format(java.util.Locale.ROOT, "%08x", checksum);
            return new Loaded(parse(new DataInputStream(new ByteArrayInputStream(payload))), version);
        } catch (IOException e) {
            throw new ModelFormatException("model file: cut off or damaged (train again or restore the file)", e);
        }
    }

    private byte[] payload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Calibration calibration : calibrations) {
            out.writeFloat(calibration.threshold());
            out.writeFloat(calibration.below());
            out.writeFloat(calibration.above());
        }
        for (int head = 0; head < LinearHeads.HEADS; head++) {
            out.writeFloat(heads.scale(head));
            out.writeFloat(heads.bias(head));
        }
        prompt.write(out);
        writeTrees(contrast, out);
        meanings.write(out);
        plausibility.write(out);
        for (int bucket = 0; bucket < TextFeatures.BUCKETS; bucket++) {
            out.writeByte(heads.idf(bucket));
        }
        for (int head = 0; head < LinearHeads.HEADS; head++) {
            for (int bucket = 0; bucket < TextFeatures.BUCKETS; bucket++) {
                out.writeByte(heads.weight(head, bucket));
            }
        }
        return bytes.toByteArray();
    }

    private static ModelFile parse(DataInputStream in) throws IOException {
        List<Calibration> calibrations = new ArrayList<>();
        for (int i = 0; i < CALIBRATIONS; i++) {
            calibrations.add(new Calibration(in.readFloat(), in.readFloat(), in.readFloat()));
        }
        float[] scales = new float[LinearHeads.HEADS];
        float[] biases = new float[LinearHeads.HEADS];
        for (int head = 0; head < LinearHeads.HEADS; head++) {
            scales[head] = in.readFloat();
            biases[head] = in.readFloat();
        }
        Blend prompt = Blend.read(in, PromptNumbers.NUMBERS);
        Trees contrast = readTrees(in, DocumentContrast.NUMBERS);
        Meanings meanings = Meanings.read(in);
        Plausibility plausibility = Plausibility.read(in);
        byte[] idf = readBlock(in, TextFeatures.BUCKETS);
        byte[][] weights = new byte[LinearHeads.HEADS][];
        for (int head = 0; head < LinearHeads.HEADS; head++) {
            weights[head] = readBlock(in, TextFeatures.BUCKETS);
        }
        if (in.read() >= 0) {
            throw new ModelFormatException("model file: bytes after the last weight (expected: none)");
        }
        return new ModelFile(
                new LinearHeads(idf, weights, scales, biases), meanings, plausibility, prompt, contrast, calibrations);
    }

    private static void writeTrees(Trees trees, DataOutputStream out) throws IOException {
        out.writeInt(trees.size());
        out.write(trees.features);
        for (float threshold : trees.thresholds) {
            out.writeFloat(threshold);
        }
        for (float leaf : trees.leaves) {
            out.writeFloat(leaf);
        }
    }

    private static Trees readTrees(DataInputStream in, int width) throws IOException {
        int trees = in.readInt();
        if (trees < 0 || trees > TREES_MAX) {
            throw new ModelFormatException("model file: " + trees + " trees (expected: 0.." + TREES_MAX + ")");
        }
        byte[] features = readBlock(in, trees * Trees.NODES);
        float[] thresholds = readFloats(in, trees * Trees.NODES);
        return new Trees(width, features, thresholds, readFloats(in, trees * Trees.LEAVES));
    }

    private static float[] readFloats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static byte[] readBlock(DataInputStream in, int count) throws IOException {
        byte[] block = new byte[count];
        for (int at = 0; at < count; at += BLOCK) {
            in.readFully(block, at, Math.min(BLOCK, count - at));
        }
        return block;
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static void check(String what, int found, int expected) {
        if (found != expected) {
            throw new ModelFormatException(String.format(
                    java.util.Locale.ROOT,
                    "model file: %s %08x (expected: %08x); train again or restore the file",
                    what,
                    found,
                    expected));
        }
    }
}
