package dev.bartizan.inspection.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.blocklist.FakeBlocklistRepository;
import dev.bartizan.inspection.category.Categories;
import dev.bartizan.inspection.category.FakeCategoryRepository;
import dev.bartizan.inspection.category.RapidCategories;
import dev.bartizan.inspection.category.RapidCategory;
import dev.bartizan.inspection.category.RapidCategoryRepository;
import dev.bartizan.inspection.category.RapidSample;
import dev.bartizan.inspection.material.CorpusBuilder;
import dev.bartizan.inspection.material.ProtectedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorInspectorTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));

    @TempDir
    private Path dir;

    @Test
    void withoutACorpusNothingIsScoredForProtectedMaterial() throws IOException {
        Inspection plain = Inspection.empty();

        assertSame(plain, over(plain).inspect("Some words.", TextKind.COMPLETION));
    }

    @Test
    void anAnswerThatWasComparedWithACorpusHasAScoreAlsoWhenItCopiesNothing() throws IOException {
        String novel = words(3_000);
        Path source = Files.createDirectories(dir.resolve("source"));
        Files.writeString(source.resolve("novel.txt"), novel);
        new CorpusBuilder(dir.resolve("corpora"), CLOCK)
                .add("books", source, "CC-BY-4.0", "https://example.org/", (done, total) -> {});
        OperatorInspector inspector = over(Inspection.empty());

        Inspection own = inspector.inspect("Words of its own.", TextKind.COMPLETION);
        Inspection copy = inspector.inspect(novel.substring(4_000, 5_000), TextKind.COMPLETION);
        Inspection prompt = inspector.inspect(novel.substring(4_000, 5_000), TextKind.PROMPT);

        assertEquals(OptionalDouble.of(0), own.scores().score(FindingType.PROTECTED_TEXT));
        assertEquals(List.of(), own.findings());
        assertTrue(copy.scores().score(FindingType.PROTECTED_TEXT).orElse(0) > 0.5);
        assertEquals(FindingType.PROTECTED_TEXT, copy.findings().getFirst().type());
        assertEquals(OptionalDouble.empty(), prompt.scores().score(FindingType.PROTECTED_TEXT));
    }

    private OperatorInspector over(Inspection engine) throws IOException {
        return new OperatorInspector(
                (text, kind) -> engine,
                new Blocklists(new FakeBlocklistRepository(), UUID::randomUUID),
                new Categories(new FakeCategoryRepository(), Runnable::run, CLOCK, () -> "op"),
                new RapidCategories(new NoRapidCategories(), CLOCK, () -> "sample"),
                ProtectedMaterial.open(dir.resolve("corpora")),
                OperatorInspector.Wanted::nothing);
    }

    /** Made-up words, so that no passage occurs twice. */
    private static String words(int count) {
        Random random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(5, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static final class NoRapidCategories implements RapidCategoryRepository {
        @Override
        public boolean save(String name, String definition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<RapidCategory> find(String name) {
            return Optional.empty();
        }

        @Override
        public List<RapidCategory> list(int top, int skip) {
            return List.of();
        }

        @Override
        public boolean delete(String name) {
            return false;
        }

        @Override
        public void addSamples(String name, List<RapidSample> samples) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> removeSamples(String name, List<String> ids) {
            return Optional.empty();
        }

        @Override
        public List<RapidSample> samples(String name, int top, int skip) {
            return List.of();
        }

        @Override
        public Optional<RapidSample> sample(String name, String id) {
            return Optional.empty();
        }

        @Override
        public void deploy(String name, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RapidSample> deployed(String name) {
            return List.of();
        }

        @Override
        public long revision() {
            return 0;
        }
    }
}
