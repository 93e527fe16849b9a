package dev.bartizan.inspection.blocklist;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bartizan.domain.Span;
import dev.bartizan.inspection.OffsetMap;
import dev.bartizan.inspection.TextNormaliser;
import dev.bartizan.inspection.View;
import dev.bartizan.inspection.blocklist.BlocklistItem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One list, compiled. Literals of all kinds are found in one pass per view (Aho and Corasick), patterns one by one with
 * RE2. Linear in the text; immutable and thread-safe.
 */
public final class BlocklistMatcher {
    private final Blocklist list;
    private final List<BlocklistItem> exact;
    private final List<BlocklistItem> phrases;
    private final PhraseScanner exactScanner;
    /** Two of each phrase: as views spell it and as it was typed. */
    private final List<String> spellings;

    private final PhraseScanner phraseScanner;
    private final PhraseScanner gamesScanner;
    private final List<CompiledItem> patterns;

    private record CompiledItem(BlocklistItem item, Pattern pattern) {}

    private BlocklistMatcher(Blocklist list, List<BlocklistItem> items) {
        this.list = list;
        exact = items.stream().filter(item -> item.kind() == Kind.EXACT).toList();
        phrases =
                items.stream().filter(item -> item.kind() == Kind.WHOLE_PHRASE).toList();
        exactScanner = PhraseScanner.of(
                exact.stream().map(item -> TextNormaliser.lower(item.text())).toList());
        // A phrase is looked for as it was typed and as the views would spell it: look-alike letters are only folded in
        // some surroundings, and the phrase alone is not the surroundings of the text.
        spellings = phrases.stream()
                .flatMap(item -> Stream.of(Checked.phrase(item.text()), typed(item.text())))
                .toList();
        phraseScanner = PhraseScanner.of(spellings);
        gamesScanner =
                PhraseScanner.of(spellings.stream().map(Haystack::oneLetter).toList());
        patterns = items.stream()
                .filter(item -> item.kind() == Kind.REGEX)
                .map(item -> new CompiledItem(item, ItemPattern.compile(item.text())))
                .toList();
    }

    /** @throws IllegalArgumentException when a pattern is not one that may be used */
    public static BlocklistMatcher of(Blocklist list, List<BlocklistItem> items) {
        return new BlocklistMatcher(list, List.copyOf(items));
    }

    public Blocklist list() {
        return list;
    }

    /** As {@link #match(BlocklistText)} for a text that only this list reads. */
    public List<BlocklistMatch> match(String text) {
        return match(BlocklistText.of(text));
    }

    /** All places of all items, by place; at most {@link BlocklistText#MATCHES_MAX}. */
    public List<BlocklistMatch> match(BlocklistText text) {
        MatchSink sink = new MatchSink(list.name());
        matchExact(text.original(), sink);
        for (Haystack haystack : text.haystacks()) {
            PhraseScanner scanner = haystack.games() ? gamesScanner : phraseScanner;
            scanner.scan(haystack.scanned(), (literal, start, end) -> {
                if (WordEdges.isWhole(haystack.text(), start, end) && haystack.spells(spellings.get(literal), start)) {
                    sink.add(phrases.get(literal / 2), haystack.span(start, end), haystack.view());
                }
            });
        }
        for (CompiledItem compiled : patterns) {
            matchPattern(compiled, "original", text.original(), OffsetMap.identity(), sink);
            for (View view : text.views().all()) {
                if (view.faithful() && !view.text().equals(text.original())) {
                    matchPattern(compiled, view.name(), view.text(), view.map(), sink);
                }
            }
        }
        return sink.sorted();
    }

    private void matchExact(String original, MatchSink sink) {
        if (exact.isEmpty()) {
            return;
        }
        exactScanner.scan(TextNormaliser.lower(original), (literal, start, end) -> {
            BlocklistItem item = exact.get(literal);
            if (original.startsWith(item.text(), start)) {
                sink.add(item, new Span(start, end), "original");
            }
        });
    }

    private static void matchPattern(CompiledItem compiled, String view, String text, OffsetMap map, MatchSink sink) {
        Matcher matcher = compiled.pattern().matcher(text);
        while (!sink.full() && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                sink.add(compiled.item(), map.span(matcher.start(), matcher.end()), view);
            }
        }
    }

    /** In lower case with single blanks; the whole phrase when only blanks are left. */
    private static String typed(String text) {
        String typed = Haystack.collapse(TextNormaliser.lower(text)).strip();
        return typed.isEmpty() ? Checked.phrase(text) : typed;
    }

    /** Joins what several views found at the same place. */
    private static final class MatchSink {
        private final String list;
        private final List<BlocklistMatch> matches = new ArrayList<>();
        private final Set<Place> seen = new HashSet<>();

        private record Place(UUID item, int start) {}

        MatchSink(String list) {
            this.list = list;
        }

        boolean full() {
            return matches.size() >= BlocklistText.MATCHES_MAX;
        }

        void add(BlocklistItem item, Span span, String view) {
            if (!full() && seen.add(new Place(item.id(), span.start()))) {
                matches.add(new BlocklistMatch(list, item.id(), item.text(), span, view));
            }
        }

        List<BlocklistMatch> sorted() {
            matches.sort(Comparator.comparing(BlocklistMatch::span).thenComparing(BlocklistMatch::itemId));
            return List.copyOf(matches);
        }
    }
}
