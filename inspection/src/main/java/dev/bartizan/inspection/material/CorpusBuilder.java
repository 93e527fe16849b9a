package dev.bartizan.inspection.material;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds corpora to a folder and takes them away. A corpus is built beside the others and moved into place when it is whole,
 * so a running server never sees half of one. Memory: 8 bytes a document, and two sort buffers.
 */
public final class CorpusBuilder {
    private static final int BUFFER_PAIRS = 4 << 20;
    private static final String BUILDING = ".building-";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path corpora;
    private final InstantSource clock;
    private final int bufferPairs;

    /** Told now and then how far a build has come. */
    public interface Progress {
        void at(long bytesDone, long bytesTotal);
    }

    /** @param corpora folder of all corpora; created when the first is added */
    public CorpusBuilder(Path corpora, InstantSource clock) {
        this(corpora, clock, BUFFER_PAIRS);
    }

    CorpusBuilder(Path corpora, InstantSource clock, int bufferPairs) {
        this.corpora = corpora;
        this.clock = clock;
        this.bufferPairs = bufferPairs;
    }

    /**
     * Indexes all documents of a folder; a corpus of that name is replaced.
     *
     * @throws IllegalArgumentException when the name cannot be used or there is nothing to index
     * @throws IOException when the folder cannot be read or the index not written
     */
    public Corpus add(String name, Path folder, String license, String url, Progress progress) throws IOException {
        if (!Corpus.isName(name)) {
            throw new IllegalArgumentException(
                    "corpus name: " + name + " (expected: 1..64 lower case letters, digits and . _ -)");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "is not a folder");
        }
        Files.createDirectories(corpora);
        Path building = corpora.resolve(BUILDING + name);
        delete(building);
        Files.createDirectories(building);
        try {
            Corpus corpus = new Build(name, folder, license, url, building, progress).run();
            if (corpus.documents() == 0) {
                throw new IllegalArgumentException(
                        folder + ": no document to index (skipped: " + corpus.skipped() + ")");
            }
            Files.write(building.resolve(Corpus.FILE_NAME), JSON.writeValueAsBytes(corpus));
            Path place = corpora.resolve(name);
            delete(place);
            Path unused = Files.move(building, place, StandardCopyOption.ATOMIC_MOVE);
            return corpus;
        } finally {
            delete(building);
        }
    }

    /** Takes a corpus away; returns whether there was one. */
    public boolean remove(String name) throws IOException {
        Path place = corpora.resolve(name);
        if (!Corpus.isName(name) || !Files.isDirectory(place)) {
            return false;
        }
        delete(place);
        return true;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** One build under way. */
    private final class Build {
        private final String name;
        private final Path folder;
        private final String license;
        private final String url;
        private final Path target;
        private final Progress progress;
        private final Map<String, Long> skipped = new TreeMap<>();
        private final LongSet seen = new LongSet();
        private long done;
        private long indexed;

        Build(String name, Path folder, String license, String url, Path target, Progress progress) {
            this.name = name;
            this.folder = folder;
            this.license = license;
            this.url = url;
            this.target = target;
            this.progress = progress;
        }

        Corpus run() throws IOException {
            long[] total = new long[1];
            CorpusFiles.walk(folder, (file, bytes) -> total[0] += Math.max(0, bytes));
            Map<Scheme, SegmentWriter> writers = new EnumMap<>(Scheme.class);
            for (Scheme scheme : Scheme.values()) {
                writers.put(scheme, new SegmentWriter(target.resolve(scheme.fileName()), bufferPairs));
            }
            long[] pairs = new long[Scheme.values().length];
            int documents;
            try (DocumentTable.Writer table = new DocumentTable.Writer(target)) {
                CorpusFiles.walk(folder, (file, bytes) -> {
                    skipReason(file, bytes, writers, table).ifPresent(reason -> skipped.merge(reason, 1L, Long::sum));
                    done += Math.max(0, bytes);
                    progress.at(done, total[0]);
                });
                documents = table.size();
                for (Scheme scheme : Scheme.values()) {
                    pairs[scheme.ordinal()] = writer(writers, scheme).finish();
                }
            } finally {
                for (SegmentWriter writer : writers.values()) {
                    writer.close();
                }
            }
            return new Corpus(
                    name,
                    license,
                    url,
                    clock.instant().toString(),
                    documents,
                    pairs[Scheme.TEXT.ordinal()],
                    pairs[Scheme.CODE.ordinal()],
                    indexed,
                    skipped);
        }

        /** Indexes one file, or says why not. */
        private Optional<String> skipReason(
                Path file, long bytes, Map<Scheme, SegmentWriter> writers, DocumentTable.Writer table)
                throws IOException {
            if (bytes > CorpusFiles.FILE_BYTES_MAX) {
                return Optional.of("huge");
            }
            Optional<Scheme> kind = CorpusFiles.scheme(file);
            if (kind.isEmpty()) {
                return Optional.of("data");
            }
            Optional<String> text;
            try {
                text = bytes < 0 ? Optional.empty() : CorpusFiles.read(file);
            } catch (IOException e) {
                return Optional.of("unreadable");
            }
            if (text.isEmpty()) {
                return Optional.of(bytes < 0 ? "unreadable" : "binary");
            }
            Scheme scheme = kind.get();
            Units units = scheme.units(text.get());
            Fingerprints prints = Fingerprints.of(units, scheme);
            if (prints.size() < Scheme.HITS_MIN) {
                return Optional.of("too short");
            }
            if (!seen.add(units.contentHash())) {
                return Optional.of("duplicate");
            }
            if (table.size() == SegmentFile.DOCUMENTS_MAX) {
                return Optional.of("too many");
            }
            for (int i = 0; i < prints.size(); i++) {
                writer(writers, scheme).add(prints.hash(i), table.size());
            }
            table.add(folder.relativize(file).toString().replace('\\', '/'));
            indexed += bytes;
            return Optional.empty();
        }

        private static SegmentWriter writer(Map<Scheme, SegmentWriter> writers, Scheme scheme) {
            SegmentWriter writer = writers.get(scheme);
            if (writer == null) {
                throw new IllegalStateException("no writer for " + scheme);
            }
            return writer;
        }
    }

    /** Numbers seen before, in a hash table. */
    private static final class LongSet {
        private long[] table = new long[1 << 12];
        private int size;

        boolean add(long value) {
            long key = value == 0 ? 1 : value;
            if (size * 2 >= table.length) {
                long[] old = table;
                table = new long[old.length * 2];
                Arrays.stream(old).filter(v -> v != 0).forEach(v -> table[slot(v)] = v);
            }
            int slot = slot(key);
            if (table[slot] == key) {
                return false;
            }
            table[slot] = key;
            size++;
            return true;
        }

        private int slot(long key) {
            int slot = (int) Units.mix(key) & (table.length - 1);
            while (table[slot] != 0 && table[slot] != key) {
                slot = (slot + 1) & (table.length - 1);
            }
            return slot;
        }
    }
}
