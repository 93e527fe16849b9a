package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.ModelFile;
import dev.bartizan.inspection.classifier.TextFeatures;
import dev.bartizan.inspection.classifier.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Trains the prompt-attack model and writes {@code prompt-attack.model}. Same data, same Java version: same bytes.
 *
 * <p>Arguments: data folder, output folder, optionally {@code --only-clear-licences}.
 */
public final class Train {
    static final long SEED = 20261123;
    private static final String FILE = "prompt-attack.model";

    private Train() {}

    /** Runs the training; minutes on two cores, up to 6 GB of memory. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args, "DATA_FOLDER OUTPUT_FOLDER");
        if (!Files.isDirectory(arguments.data())) {
            System.out.println("No data at " + arguments.data() + ": nothing trained, the committed model stays.");
            return;
        }
        ModelFile model = train(Corpus.read(arguments.data(), arguments.onlyClearLicences()));
        Files.createDirectories(arguments.output());
        Path file = arguments.output().resolve(FILE);
        try (OutputStream out = Files.newOutputStream(file)) {
            model.write(out);
        }
        System.out.println(file + ": " + Files.size(file) + " bytes, " + model.prompt() + ", " + model.document());
    }

    private static ModelFile train(Corpus corpus) {
        Examples attacks = AttackExamples.of(corpus, SEED);
        DocumentTraining documents = new DocumentTraining(new Documents(corpus, Set.of(), SEED), SEED);
        Examples sentences = documents.sentences();
        System.out.println("attack rows " + attacks.size() + ", sentences " + sentences.size());
        byte[] idf = idf(attacks, sentences);
        attacks.vectorize(idf);
        sentences.vectorize(idf);
        Sgd.Head attack = Sgd.train(attacks, row -> true, SEED);
        Sgd.Head request = Sgd.train(sentences, row -> true, SEED);
        System.out.println("heads trained");
        LinearHeads heads = heads(idf, attack, request);
        Calibration prompt = PromptCalibration.of(attacks, SEED);
        System.out.println("prompt calibration " + prompt);
        Trees trees = documents.trees(heads);
        return new ModelFile(heads, trees, prompt, documents.calibrate(heads, trees));
    }

    static byte[] idf(Examples attacks, Examples sentences) {
        int[] counts = new int[TextFeatures.BUCKETS];
        attacks.countDocuments(counts);
        sentences.countDocuments(counts);
        return Examples.idf(counts, attacks.size() + sentences.size());
    }

    static LinearHeads heads(byte[] idf, Sgd.Head attack, Sgd.Head request) {
        return new LinearHeads(
                idf,
                new byte[][] {attack.bytes(), request.bytes()},
                new float[] {attack.scale(), request.scale()},
                new float[] {attack.bias(), request.bias()});
    }
}
