package dev.bartizan.inspection.material;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommonTextsTest {
    @Test
    void knowsEveryPhraseOfItsTextsAndNoOther() throws IOException {
        for (String text : resource().split("====\n")) {
            for (long hash : Fingerprints.allHashes(Scheme.TEXT.units(text), Scheme.TEXT.grams())) {
                assertTrue(CommonTexts.contains(Scheme.TEXT, hash));
            }
        }
        assertFalse(CommonTexts.contains(Scheme.TEXT, 12345));
    }

    static String resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(CommonTexts.class.getResourceAsStream("common-texts.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
