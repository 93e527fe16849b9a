package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import dev.bartizan.inspection.classifier.ModelFile;
import dev.bartizan.inspection.classifier.Plausibility;
import dev.bartizan.inspection.classifier.TextFeatures;
import dev.bartizan.inspection.classifier.Trees;
import dev.bartizan.inspection.classifier.WordClasses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trains the safety model and writes {@code safety.model}. Same data, same Java version: same bytes.
 *
 * <p>Arguments: data folder, output folder, optionally {@code --only-clear-licences}.
 */
public final class Train {
    static final long SEED = 20261123;
    private static final String FILE = "safety.model";

    private Train() {}

    /** Runs the training; minutes on two cores, up to 8 GB of memory. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args, "DATA_FOLDER OUTPUT_FOLDER");
        if (!Files.isDirectory(arguments.data())) {
            System.out.println("No data at " + arguments.data() + ": nothing trained, the committed model stays.");
            return;
        }
        Corpus corpus = Corpus.read(arguments.data(), arguments.onlyClearLicences());
        ModelFile model = train(corpus, HarmCorpus.read(arguments.data()));
        Files.createDirectories(arguments.output());
        Path file = arguments.output().resolve(FILE);
        try (OutputStream out = Files.newOutputStream(file)) {
            model.write(out);
        }
        System.out.println(file + ": " + Files.size(file) + " bytes, " + model.calibrations());
    }

    private static ModelFile train(Corpus corpus, List<HarmCorpus.HarmRow> harm) {
        Meanings meanings = meanings(corpus, harm);
        System.out.println("meanings learnt");
        Plausibility plausibility = PlausibilityTraining.of(corpus);
        PromptTraining prompts = prompts(corpus, meanings, plausibility);
        DocumentTraining documents = new DocumentTraining(new Documents(corpus, Set.of(), SEED), meanings, SEED);
        Examples sentences = documents.sentences();
        sentences.vectorize(LinearHeads.REQUEST, prompts.idf);
        PromptTraining.Model prompt = prompts.train(row -> true, row -> true);
        System.out.println("prompt heads trained");
        Map<Integer, Sgd.Head> heads = new HashMap<>();
        heads.put(LinearHeads.ATTACK, prompt.attack());
        heads.put(LinearHeads.HARMFUL, prompt.harmful());
        heads.put(LinearHeads.REQUEST, Sgd.train(sentences, row -> true, SEED));
        Trees contrast = documents.trees(LinearHeadsOf.of(prompts.idf, heads));
        List<Calibration> calibrations = new ArrayList<>();
        calibrations.add(PromptCalibration.attack(prompts.attacks, prompt.strangers()));
        calibrations.add(documents.calibrate(LinearHeadsOf.of(prompts.idf, heads), contrast));
        calibrations.add(PromptCalibration.harmful(prompts, SEED));
        System.out.println("documents trained");
        for (int category = 0; category < HarmExamples.CATEGORIES.size(); category++) {
            HarmTraining.Trained trained = HarmTraining.train(corpus, harm, category, meanings, prompts.idf, SEED);
            heads.put(LinearHeads.HATE + category, trained.head());
            calibrations.add(trained.calibration());
            System.out.println(HarmExamples.CATEGORIES.get(category) + " trained");
        }
        return new ModelFile(
                LinearHeadsOf.of(prompts.idf, heads), meanings, plausibility, prompt.blend(), contrast, calibrations);
    }

    static Meanings meanings(Corpus corpus, List<HarmCorpus.HarmRow> harm) {
        TextFeatures words = new TextFeatures(WordClasses.bundled(), Meanings.none());
        List<int[]> texts = new ArrayList<>();
        corpus.trainable().forEach(row -> texts.add(words.wordHashes(row.text())));
        corpus.harmfulRequests().forEach(row -> texts.add(words.wordHashes(row.text())));
        harm.forEach(row -> texts.add(words.wordHashes(row.text())));
        return MeaningTraining.train(texts, SEED);
    }

    static PromptTraining prompts(Corpus corpus, Meanings meanings, Plausibility plausibility) {
        Examples attacks = AttackExamples.of(corpus, meanings, SEED);
        Examples harmful = HarmfulExamples.of(corpus, meanings);
        int[] counts = new int[TextFeatures.BUCKETS];
        attacks.countDocuments(counts);
        harmful.countDocuments(counts);
        byte[] idf = Examples.idf(counts, attacks.size() + harmful.size());
        attacks.vectorize(LinearHeads.ATTACK, idf);
        harmful.vectorize(LinearHeads.HARMFUL, idf);
        return new PromptTraining(attacks, harmful, idf, meanings, plausibility, SEED);
    }
}
