package dev.bartizan.inspection.material;

import dev.bartizan.domain.Span;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All corpora of a folder, ready to be asked whether a text copies from them. Corpora are mapped, so the heap holds next
 * to nothing of them. Linear in the text for any number of documents; thread-safe; readers never wait.
 */
public final class ProtectedMaterial {
    public static final int CITATIONS_MAX = 10;
    /** UTF-16 units checked of one text. */
    public static final int TEXT_MAX = 1_000_000;

    private static final int SPANS_MAX = 256;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private volatile List<Opened> opened = List.of();

    /** What to look for. */
    public enum Kind {
        TEXT,
        CODE,
        BOTH
    }

    private record Opened(Corpus corpus, DocumentTable documents, Map<Scheme, SegmentFile> segments) {}

    private ProtectedMaterial(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the corpora of a folder; none when it does not exist.
     *
     * @throws IOException when a corpus is damaged
     */
    public static ProtectedMaterial open(Path folder) throws IOException {
        ProtectedMaterial material = new ProtectedMaterial(folder);
        material.refresh();
        return material;
    }

    /**
     * Opens what was added and lets go of what was removed since; cheap when nothing was. Call it every few seconds.
     *
     * @throws IOException when a corpus is damaged; what was open stays in use
     */
    public synchronized void refresh() throws IOException {
        Map<String, Opened> known = new TreeMap<>();
        opened.forEach(open -> known.put(open.corpus().name(), open));
        List<Opened> now = new ArrayList<>();
        for (Path place : places()) {
            Corpus corpus;
            try {
                corpus = JSON.readValue(Files.readAllBytes(place.resolve(Corpus.FILE_NAME)), Corpus.class);
            } catch (JacksonException e) {
                throw new IOException(place + ": " + Corpus.FILE_NAME + " is damaged; add the corpus again", e);
            }
            Opened open = known.get(corpus.name());
            now.add(open != null && open.corpus().equals(corpus) ? open : open(place, corpus));
        }
        opened = List.copyOf(now);
    }

    private List<Path> places() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(place -> Corpus.isName(String.valueOf(place.getFileName())))
                    .filter(place -> Files.exists(place.resolve(Corpus.FILE_NAME)))
                    .sorted()
                    .toList();
        }
    }

    private static Opened open(Path place, Corpus corpus) throws IOException {
        Map<Scheme, SegmentFile> segments = new EnumMap<>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            segments.put(scheme, SegmentFile.open(place.resolve(scheme.fileName())));
        }
        return new Opened(corpus, DocumentTable.open(place.resolve(DocumentTable.FILE_NAME)), segments);
    }

    /** The corpora in use, by name. */
    public List<Corpus> corpora() {
        return opened.stream().map(Opened::corpus).toList();
    }

    /** Whether the text repeats passages of any corpus. Meant for what a model wrote, not for what a person asks. */
    public MaterialReport check(String text, Kind kind) {
        List<Opened> corpora = opened;
        if (corpora.isEmpty()) {
            return MaterialReport.nothing();
        }
        String checked = text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
        List<Citation> citations = new ArrayList<>();
        if (kind != Kind.CODE) {
            find(checked, Scheme.TEXT, Kind.TEXT, corpora, citations);
        }
        if (kind != Kind.TEXT) {
            find(checked, Scheme.CODE, Kind.CODE, corpora, citations);
        }
        return report(citations);
    }

    private static void find(String text, Scheme scheme, Kind kind, List<Opened> corpora, List<Citation> citations) {
        Units units = scheme.units(text);
        Fingerprints prints = Fingerprints.of(units, scheme);
        if (prints.size() < Scheme.HITS_MIN) {
            return;
        }
        boolean[] common = common(scheme, prints, corpora);
        RunFinder finder = new RunFinder(scheme, units, prints, common);
        for (Opened open : corpora) {
            SegmentFile segment = open.segments().get(scheme);
            if (segment == null || segment.size() == 0) {
                continue;
            }
            for (RunFinder.Run run : finder.find(segment, common)) {
                String path = open.documents().path(run.document());
                citations.add(new Citation(
                        kind,
                        open.corpus().name(),
                        open.corpus().license(),
                        address(open.corpus().url(), path),
                        path,
                        new Span(units.start(run.from()), units.end(run.to() - 1)),
                        run.score()));
            }
        }
    }

    /** Which fingerprints say nothing, in any corpus or by the texts everybody repeats. */
    private static boolean[] common(Scheme scheme, Fingerprints prints, List<Opened> corpora) {
        boolean[] common = new boolean[prints.size()];
        for (int i = 0; i < common.length; i++) {
            int index = i;
            int[] documents = new int[1];
            common[i] = CommonTexts.contains(scheme, prints.hash(i));
            for (Opened open : corpora) {
                SegmentFile segment = open.segments().get(scheme);
                if (segment != null && !common[i]) {
                    segment.find(prints.hash(i), document -> {
                        documents[0]++;
                        common[index] |= document == SegmentFile.COMMON;
                    });
                }
            }
            common[i] |= documents[0] > SegmentWriter.DOCUMENTS_SHARING_MAX;
        }
        return common;
    }

    private static MaterialReport report(List<Citation> citations) {
        if (citations.isEmpty()) {
            return MaterialReport.nothing();
        }
        citations.sort(Comparator.comparingInt((Citation c) -> -c.span().length())
                .thenComparing(Comparator.comparingDouble(Citation::score).reversed())
                .thenComparing(Citation::corpus)
                .thenComparing(Citation::path)
                .thenComparing(Citation::span));
        double score = citations.stream().mapToDouble(Citation::score).max().orElse(0);
        List<Span> spans =
                joined(citations.stream().map(Citation::span).sorted().toList());
        List<Citation> cited = citations.subList(0, Math.min(CITATIONS_MAX, citations.size()));
        return new MaterialReport(true, score, spans, cited);
    }

    private static List<Span> joined(List<Span> sorted) {
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            Span last = joined.isEmpty() ? span : joined.removeLast();
            if (span.start() <= last.end()) {
                joined.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                joined.add(last);
                if (joined.size() < SPANS_MAX) {
                    joined.add(span);
                }
            }
        }
        return joined;
    }

    private static String address(String url, String path) {
        try {
            String escaped = new URI(null, null, "/" + path, null).getRawPath();
            return (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + escaped;
        } catch (URISyntaxException e) {
            return url;
        }
    }
}
