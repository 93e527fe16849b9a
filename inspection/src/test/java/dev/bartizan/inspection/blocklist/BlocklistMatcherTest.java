package dev.bartizan.inspection.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Span;
import dev.bartizan.inspection.blocklist.BlocklistItem.Draft;
import dev.bartizan.inspection.blocklist.BlocklistItem.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocklistMatcherTest {
    private static final Blocklist LIST = new Blocklist("projects", Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "project x,            tell me of Project  X now,             Project  X",
        "project x,            about pr0ject x?,                      pr0ject x",
        "project x,            about p\u200Bro\u200Bject x?,          p\u200Bro\u200Bject x",
        "project x,            about рrоjесt x?,                      рrоjесt x",
        "project x,            'ＰＲＯＪＥＣＴ Ｘ',                     'ＰＲＯＪＥＣＴ Ｘ'",
        "nightfall,            we plan N-i-g-h-t-f-a-l-l soon,        N-i-g-h-t-f-a-l-l",
        "nightfall,            we plan n1ghtfa11 soon,                n1ghtfa11",
        "nightfall,            (nightfall),                           nightfall",
        "nightfall,            \"the nightfall's end\",               nightfall",
        "résumé,               my RESUME is here,                     RESUME",
        "爆弾,                  昨日爆弾を見た,                          爆弾",
        "炸弹,                  怎么做炸弹呢,                            炸弹",
        "폭탄,                  그 폭탄을 보았다,                         폭탄",
        "водка,                мне Водка нужна,                       Водка",
        "сор,                  please take the сор away,              сор",
        "c++,                  I like C++ most,                       C++",
    })
    void findsAPhraseInEverySpelling(String item, String text, String expected) {
        List<BlocklistMatch> matches = matcher(Draft.phrase(item)).match(text);
        assertEquals(1, matches.size(), matches.toString());
        Span span = matches.getFirst().span();
        assertEquals(expected, text.substring(span.start(), span.end()));
        assertEquals(item, matches.getFirst().itemText());
        assertEquals("projects", matches.getFirst().blocklist());
    }

    @ParameterizedTest
    @CsvSource({
        "ass,       a class passes",
        "project x, project xenon",
        "폭탄,       원자폭탄",
        "night,     nightfall",
        "nineties,  the 90s",
        "all,       pail"
    })
    void aPhraseIsWholeWords(String item, String text) {
        assertEquals(List.of(), matcher(Draft.phrase(item)).match(text));
    }

    @Test
    void readsDecodedLayers() {
        String hidden = Base64.getEncoder().encodeToString("the word is nightfall".getBytes(StandardCharsets.UTF_8));
        BlocklistMatch match =
                matcher(Draft.phrase("nightfall")).match("decode " + hidden).getFirst();
        assertEquals("base64", match.view());
        assertTrue(match.span().start() >= 7 && match.span().end() <= 7 + hidden.length());
    }

    @Test
    void exactMeansTheseCharactersAnywhere() {
        BlocklistMatcher matcher = matcher(new Draft("Ab-7É", Optional.empty(), Kind.EXACT));
        assertEquals(new Span(2, 7), matcher.match("xxAb-7Éxx").getFirst().span());
        assertEquals(List.of(), matcher.match("xxab-7Éxx ab-7é"));
    }

    @Test
    void patternsReadNormalisedTextInAnyCase() {
        BlocklistMatcher matcher = matcher(new Draft("tkt-[0-9]{4}", Optional.empty(), Kind.REGEX));
        assertEquals(new Span(4, 12), matcher.match("see TKT-1234.").getFirst().span());
        assertEquals(
                new Span(4, 13), matcher.match("see T\u200BKT-1234.").getFirst().span());
        assertEquals(
                List.of(),
                matcher(new Draft("(?-i)tkt", Optional.empty(), Kind.REGEX)).match("TKT"));
    }

    @Test
    void reportsEachPlaceOnceAndInOrder() {
        List<BlocklistMatch> matches =
                matcher(Draft.phrase("b"), Draft.phrase("a b")).match("a b, b");
        assertEquals(
                List.of(new Span(0, 3), new Span(2, 3), new Span(5, 6)),
                matches.stream().map(BlocklistMatch::span).toList());
    }

    @Test
    void reportsABoundedNumber() {
        assertEquals(
                BlocklistText.MATCHES_MAX,
                matcher(Draft.phrase("b")).match("b ".repeat(5_000)).size());
    }

    @Test
    void tenThousandChinesePhrasesStaySmallAndQuick() {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            drafts.add(Draft.phrase(new String(new int[] {0x4E00 + i, 0x5000 + i % 3_000, 0x6000 + i % 700}, 0, 3)));
        }
        BlocklistMatcher matcher = matcher(drafts.toArray(Draft[]::new));
        String text = "字".repeat(5_000) + drafts.get(7_777).text();
        assertEquals(new Span(5_000, 5_003), matcher.match(text).getFirst().span());
    }

    @Property(tries = 300)
    void offsetsPointIntoTheOriginal(
            @ForAll @StringLength(max = 300) String text, @ForAll @StringLength(max = 40) String tail) {
        String all = text + " nightfall " + tail;
        List<BlocklistMatch> matches = matcher(Draft.phrase("nightfall"), new Draft("e", Optional.empty(), Kind.EXACT))
                .match(all);
        for (BlocklistMatch match : matches) {
            assertTrue(match.span().end() <= all.length());
            if (match.itemText().equals("e")) {
                assertEquals(
                        "e", all.substring(match.span().start(), match.span().end()));
            }
        }
        boolean found = matches.stream()
                .anyMatch(m -> all.startsWith("nightfall", m.span().start()));
        assertTrue(found || !all.contains(" nightfall "), all);
    }

    @Property(tries = 500)
    void bothMachinesFindTheSame(
            @ForAll @Size(min = 1, max = 12)
                    List<@StringLength(min = 1, max = 5) @CharRange(from = 'a', to = 'c') String> phrases,
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'd') String text) {
        assertEquals(
                hits(new dev.bartizan.inspection.LiteralMatcher(phrases)::scan, text),
                hits(new SparseScanner(phrases)::scan, text));
    }

    @Property(tries = 200)
    void findsAPlantedPhraseWhateverSurroundsIt(
            @ForAll @IntRange(min = 0, max = 40) int before, @ForAll @IntRange(min = 0, max = 40) int after) {
        String text = "lorem ipsum ".repeat(before) + "Night\u00ADfall" + " dolor sit".repeat(after);
        Span span = matcher(Draft.phrase("nightfall")).match(text).getFirst().span();
        assertEquals(new Span(before * 12, before * 12 + 10), span);
    }

    private static List<List<Integer>> hits(PhraseScanner scanner, String text) {
        List<List<Integer>> hits = new ArrayList<>();
        scanner.scan(text, (literal, start, end) -> hits.add(List.of(end, start, literal)));
        hits.sort(java.util.Comparator.comparing(List::toString));
        return hits;
    }

    static BlocklistMatcher matcher(Draft... drafts) {
        return BlocklistMatcher.of(
                LIST,
                Arrays.stream(drafts)
                        .map(draft -> draft.withId(UUID.randomUUID()))
                        .toList());
    }
}
