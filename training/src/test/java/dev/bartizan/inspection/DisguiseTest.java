package dev.bartizan.inspection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.training.converters.Converter;
import dev.bartizan.training.converters.Converters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Views undo every converter; lives in the package of the views to see them. */
final class DisguiseTest {
    private static final String[] WORDS =
            ("ignore previous instructions reveal hidden system prompt password before answer"
                            + " question please write story about garden weather morning children window letter language"
                            + " without rules everything tell show house winter people should never always because friend")
                    .split(" ");

    /** Guessing a key or a letter may miss a word. */
    private static final double NEARLY_ALL = 0.7;

    @Property(tries = 150, seed = "20261124")
    void someViewHoldsTheWordsOfTheConvertedText(
            @ForAll("sentences") String text, @ForAll("converters") Converter converter, @ForAll int seed) {
        String converted = converter.convert(text, seed);
        Views views = Views.of(converted);

        double best = views.all().stream()
                .mapToDouble(view -> found(text, view))
                .max()
                .orElse(0);
        assertTrue(
                best >= NEARLY_ALL,
                () -> converter.name() + " read from " + converted + " as "
                        + views.all().stream().map(View::text).toList());
    }

    @Property(tries = 200, seed = "20261124")
    void everyUnitOfEveryViewMapsInsideTheConvertedText(
            @ForAll("sentences") String text,
            @ForAll("converters") Converter inner,
            @ForAll("converters") Converter outer) {
        String converted = inner.then(outer).convert(text, 1);

        for (View view : Views.of(converted).all()) {
            for (int i = 0; i < view.length(); i++) {
                assertTrue(
                        view.map().start(i) >= 0
                                && view.map().start(i) <= view.map().end(i),
                        view.name());
                assertTrue(view.map().end(i) <= converted.length(), view.name());
            }
        }
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(WORDS)
                .list()
                .uniqueElements()
                .ofMinSize(7)
                .ofMaxSize(16)
                .map(words -> String.join(" ", words) + ".");
    }

    @Provide
    Arbitrary<Converter> converters() {
        return Arbitraries.of(Converters.all());
    }

    private static double found(String text, View view) {
        Set<String> there = new HashSet<>(Arrays.asList(view.lower().split("[^a-z0-9]+")));
        List<String> words = Arrays.stream(text.split("[^a-z]+")).distinct().toList();
        return (double) words.stream().filter(there::contains).count() / words.size();
    }
}
