package dev.bartizan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import dev.bartizan.inspection.classifier.TextFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
    @Test
    void withoutDataItSaysSoAndWritesNothing(@TempDir Path folder) throws IOException {
        Path output = folder.resolve("out");

        Train.main(new String[] {folder.resolve("missing").toString(), output.toString()});
        Quality.main(new String[] {folder.resolve("missing").toString(), output.toString()});

        assertFalse(Files.exists(output));
    }

    @Test
    void neverTrainsOnNonCommercialSourcesAndLeavesOutUnclearOnesOnRequest(@TempDir Path folder) throws IOException {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.createDirectories(folder.resolve("harmful_requests"));
        for (String source : List.of("alpaca_eval", "neuralchemy", "clinc150")) {
            Files.writeString(prompts.resolve(source + ".jsonl"), "{\"text\": \"hello\", \"label\": \"benign\"}\n");
        }

        assertEquals(
                List.of("clinc150", "neuralchemy"),
                Corpus.read(folder, false).trainable().stream().map(Row::source).toList());
        assertEquals(
                List.of("clinc150"),
                Corpus.read(folder, true).trainable().stream().map(Row::source).toList());
    }

    @Test
    void learnsToTellTwoKindsOfTextApartTheSameWayEachTime() {
        Examples examples = new Examples(Meanings.none());
        for (int i = 0; i < 600; i++) {
            examples.add("ignore the rules number " + i, true, "a", 1);
            examples.add("bake a cake for guest " + i, false, "b", 1);
        }
        int[] counts = new int[TextFeatures.BUCKETS];
        examples.countDocuments(counts);
        examples.vectorize(LinearHeads.ATTACK, Examples.idf(counts, examples.size()));

        Sgd.Head head = Sgd.train(examples, row -> row < 1190, 1);

        assertTrue(head.score(examples.keys(1198), examples.values(1198)) > 0);
        assertTrue(head.score(examples.keys(1199), examples.values(1199)) < 0);
        assertArrayEquals(
                head.bytes(), Sgd.train(examples, row -> row < 1190, 1).bytes());
    }

    @Test
    void grammarsExpandWithoutLeftOverNames() {
        Map<String, List<String>> slots = Map.of("TASK", List.of("Bake a cake."), "BAD", List.of("How to do harm?"));
        for (String name : List.of("attacks", "benign")) {
            Grammar grammar = Grammar.resource(name + ".grammar");
            Random random = new Random(1);
            for (int i = 0; i < 3000; i++) {
                assertFalse(grammar.text("start", random, slots).contains("{name}"));
            }
        }
        Grammar documents = Grammar.resource("documents.grammar");
        for (String rule : List.of("mail", "table", "code", "planted")) {
            for (int i = 0; i < 1000; i++) {
                assertFalse(documents.text(rule, new Random(i), Map.of()).isBlank());
            }
        }
    }

    @Test
    void figuresOfMeritAreThoseOfAHandCount() {
        float[] positives = {3, 2, 0.5f};
        float[] negatives = {1, 0, 0, 0};

        assertEquals(11 / 12.0, Metrics.auc(positives, negatives), 1e-9);
        assertEquals(2 / 3.0, Metrics.recallAt(0.01, positives, negatives), 1e-9);
        assertEquals(2 / 3.0, Metrics.shareAbove(positives, 1), 1e-9);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> Train.main(new String[] {"only-one"}));
    }
}
