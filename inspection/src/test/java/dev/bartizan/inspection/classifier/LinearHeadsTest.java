package dev.bartizan.inspection.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearHeadsTest {
    private final TextFeatures features = new TextFeatures(WordClasses.bundled(), Meanings.none());
    private final LinearHeads heads = random();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "One.",
                "The same, the same, the same, the same. And the same again! The same?",
                "A first sentence that is long enough to be a part of its own, really. A second one follows it here,"
                        + " and it is long enough as well, is it not? Short end."
            })
    void onePassOverThePartsGivesTheScoreOfTheWhole(String text) {
        float[] counted = new float[LinearHeads.HEADS];
        heads.score(features.count(text, 0, text.length()), counted);
        float[] streamed = new float[LinearHeads.HEADS];
        PromptParts parts = new PromptParts(features.tokens());
        features.read(text, 0, text.length());
        parts.cut();

        heads.score(features, parts.cuts(), parts.size(), streamed, new float[PromptParts.MAX * LinearHeads.HEADS]);

        assertArrayEquals(counted, streamed, 1e-3f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"One part only, and a short one.", "No word comes twice here"})
    void theOnlyPartOfATextScoresAsTheWhole(String text) {
        features.read(text, 0, text.length());
        PromptParts parts = new PromptParts(features.tokens());
        parts.cut();
        float[] whole = new float[LinearHeads.HEADS];
        float[] byPart = new float[PromptParts.MAX * LinearHeads.HEADS];

        heads.score(features, parts.cuts(), parts.size(), whole, byPart);

        assertEquals(1, parts.size());
        assertEquals(whole[0], byPart[0], 0.5f);
    }

    private static LinearHeads random() {
        Random random = new Random(11);
        byte[] idf = new byte[TextFeatures.BUCKETS];
        random.nextBytes(idf);
        byte[][] weights = new byte[LinearHeads.HEADS][TextFeatures.BUCKETS];
        for (byte[] head : weights) {
            random.nextBytes(head);
        }
        float[] scales = new float[LinearHeads.HEADS];
        java.util.Arrays.fill(scales, 0.01f);
        return new LinearHeads(idf, weights, scales, new float[LinearHeads.HEADS]);
    }
}
