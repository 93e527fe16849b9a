package dev.bartizan.inspection.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Span;
import dev.bartizan.inspection.material.ProtectedMaterial.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedMaterialTest {
    private static final String MERGE = """
            static int[] mergeRuns(int[] left, int[] right) {
                int[] merged = new int[left.length + right.length];
                int i = 0, j = 0, k = 0;
                while (i < left.length && j < right.length) {
                    if (left[i] <= right[j]) { merged[k++] = left[i++]; }
                    else { merged[k++] = right[j++]; }
                }
                while (i < left.length) { merged[k++] = left[i++]; }
                while (j < right.length) { merged[k++] = right[j++]; }
                return merged;
            }
            """;

    @TempDir
    private Path dir;

    private final Random random = new Random(11);
    private final String novel = FingerprintsTest.words(random, 3_000);
    private Path source = Path.of("");

    @BeforeEach
    void makeSource() throws IOException {
        source = Files.createDirectories(dir.resolve("source/books of mine"));
        Files.writeString(source.resolve("novel one.txt"), novel);
        Files.writeString(source.resolve("copy.txt"), novel);
        Files.writeString(source.resolve("Merge.java"), "/* header */\nclass Merge {\n" + MERGE + "}\n");
        Files.write(source.resolve("picture.txt"), new byte[] {1, 0, 2});
        Files.writeString(source.resolve("rows.csv"), "a,b\n");
        Files.createDirectories(source.resolve(".git"));
        Files.writeString(source.resolve(".git/hidden.txt"), novel + "x");
    }

    @Test
    void citesACopiedPassageOfText() throws IOException {
        Corpus corpus = add("books", 4 << 20);
        assertEquals(2, corpus.documents());
        assertEquals(Map.of("binary", 1L, "data", 1L, "duplicate", 1L), corpus.skipped());
        String passage = novel.substring(5_000, 5_600);
        String answer = FingerprintsTest.words(random, 80) + "\n> " + passage.toUpperCase(java.util.Locale.ROOT)
                + FingerprintsTest.words(random, 50);
        MaterialReport report = open().check(answer, Kind.TEXT);
        assertTrue(report.detected());
        Citation cited = report.citations().getFirst();
        assertEquals("books", cited.corpus());
        assertEquals("CC-BY-4.0", cited.license());
        assertTrue(cited.path().equals("books of mine/copy.txt") || cited.path().equals("books of mine/novel one.txt"));
        assertEquals("https://example.org/x/" + cited.path().replace(" ", "%20"), cited.url());
        int start = answer.indexOf("> ") + 2;
        Span span = report.spans().getFirst();
        assertEquals(1, report.spans().size());
        assertTrue(span.start() >= start - 20 && span.end() <= start + 620, span.toString());
        assertTrue(span.length() > 420, span.toString());
        assertTrue(report.score() > 0.8, "score " + report.score());
    }

    @Test
    void citesCopiedCodeInAnAnswerWithProseAroundIt() throws IOException {
        add("books", 4 << 20);
        String answer = "Here's a merge:\n```java\n"
                + MERGE.replace("    ", "\t").replace("int i = 0", "// go\nint i = 0") + "```\nIt's quick.";
        MaterialReport report = open().check(answer, Kind.BOTH);
        assertTrue(report.detected());
        assertEquals(Kind.CODE, report.citations().getFirst().kind());
        assertTrue(report.citations().getFirst().url().endsWith("/books%20of%20mine/Merge.java"));
        assertFalse(open().check(answer, Kind.TEXT).detected());
    }

    @Test
    void aShortQuoteIsNoCopy() throws IOException {
        add("books", 4 << 20);
        String quote = novel.split(" ")[100] + " "
                + String.join(" ", java.util.Arrays.copyOfRange(novel.split(" "), 101, 118));
        assertFalse(open().check(
                        FingerprintsTest.words(random, 60) + quote + " " + FingerprintsTest.words(random, 60),
                        Kind.BOTH)
                .detected());
        assertFalse(open().check("", Kind.BOTH).detected());
        assertFalse(
                open().check(FingerprintsTest.words(random, 2_000), Kind.BOTH).detected());
    }

    @Test
    void whatManyDocumentsShareAndLicencesAreNoCopy() throws IOException {
        String shared = FingerprintsTest.words(random, 200);
        for (int i = 0; i <= SegmentWriter.DOCUMENTS_SHARING_MAX; i++) {
            Files.writeString(source.resolve("d" + i + ".txt"), FingerprintsTest.words(random, 60) + shared);
        }
        String mit = CommonTextsTest.resource().split("====\n")[0];
        Files.writeString(source.resolve("LICENSE"), mit);
        add("books", 4 << 20);
        assertFalse(open().check(shared, Kind.TEXT).detected());
        assertFalse(open().check(mit, Kind.BOTH).detected());
    }

    @Test
    void sortingOnDiskGivesTheSameIndex() throws IOException {
        add("one", 4 << 20);
        add("two", 50);
        assertEquals(-1, Files.mismatch(dir.resolve("corpora/one/text.fp"), dir.resolve("corpora/two/text.fp")));
        try (var left = Files.list(dir.resolve("corpora/two"))) {
            assertEquals(4, left.count());
        }
    }

    @Test
    void noticesWhatIsAddedReplacedAndRemoved() throws IOException {
        ProtectedMaterial material = open();
        assertFalse(material.check(novel, Kind.BOTH).detected());
        add("books", 4 << 20);
        material.refresh();
        assertTrue(material.check(novel, Kind.BOTH).detected());
        add("books", 4 << 20);
        assertTrue(material.check(novel, Kind.BOTH).detected());
        assertTrue(builder(100).remove("books"));
        assertFalse(builder(100).remove("books"));
        assertFalse(builder(100).remove("../source"));
        material.refresh();
        assertEquals(java.util.List.of(), material.corpora());
    }

    @Test
    void refusesNamesAndFoldersItCannotUse() {
        assertThrows(IllegalArgumentException.class, () -> add("../x", 100));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder(100).add("e", Files.createDirectories(dir.resolve("empty")), "", "", (d, t) -> {}));
        assertThrows(IOException.class, () -> builder(100).add("e", dir.resolve("none"), "", "", (d, t) -> {}));
        assertFalse(Files.exists(dir.resolve("corpora/e")));
    }

    @Test
    void refusesADamagedIndex() throws IOException {
        add("books", 4 << 20);
        Path file = dir.resolve("corpora/books/text.fp");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThrows(IOException.class, this::open);
    }

    @Test
    void findsEveryPairItWasGiven() throws IOException {
        Map<Long, Integer> pairs = new HashMap<>();
        Path file = dir.resolve("x.fp");
        try (SegmentWriter writer = new SegmentWriter(file, 64)) {
            for (int i = 0; i < 1_000; i++) {
                long hash = random.nextLong() >>> 24;
                pairs.put(hash, i);
                writer.add(hash, i);
                writer.add(hash, i);
            }
            assertEquals(pairs.size(), writer.finish());
        }
        SegmentFile segment = SegmentFile.open(file);
        Map<Long, Integer> found = pairs.keySet().stream().collect(Collectors.toMap(h -> h, h -> {
            int[] only = {-1};
            segment.find(h, d -> only[0] = d);
            return only[0];
        }));
        assertEquals(pairs, found);
    }

    private Corpus add(String name, int bufferPairs) throws IOException {
        return builder(bufferPairs)
                .add(name, dir.resolve("source"), "CC-BY-4.0", "https://example.org/x/", (done, total) -> {});
    }

    private CorpusBuilder builder(int bufferPairs) {
        return new CorpusBuilder(
                dir.resolve("corpora"), InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")), bufferPairs);
    }

    private ProtectedMaterial open() throws IOException {
        return ProtectedMaterial.open(dir.resolve("corpora"));
    }
}
