package dev.bartizan.inspection.category;

import dev.bartizan.inspection.TextNormaliser;
import dev.bartizan.inspection.classifier.TextVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Everyday requests and sentences that come with the product: what a category is told apart from when nothing else is. */
final class OrdinaryTexts {
    private static final String RESOURCE = "ordinary-texts.txt";
    private static final List<TextVector> VECTORS = load();

    private OrdinaryTexts() {}

    static List<TextVector> vectors() {
        return VECTORS;
    }

    private static List<TextVector> load() {
        try (InputStream in = OrdinaryTexts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing (expected beside the classes)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> TextVector.of(TextNormaliser.normalise(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
