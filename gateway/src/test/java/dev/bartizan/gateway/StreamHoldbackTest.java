package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StreamHoldbackTest {
    private static final Pattern SECRETS =
            Pattern.compile("tok_[0-9]{20}|-----BEGIN KEY-----[A-Z\n]*-----END KEY-----");
    private static final String SECRET = "tok_01234567890123456789";
    private static final String TEXT = "Some words before it. ".repeat(5) + SECRET + " and some after it.".repeat(6);
    private static final String SAFE_TEXT = TEXT.replace(SECRET, "[X]");

    @Test
    void neverShowsPartOfASecretWhereverItIsCutInTwo() {
        for (int cut = 0; cut <= TEXT.length(); cut++) {
            assertEquals(SAFE_TEXT, shown(32, 16, List.of(TEXT.substring(0, cut), TEXT.substring(cut))), "cut " + cut);
        }
    }

    @Test
    void neverShowsPartOfASecretWhereverItIsCutInThree() {
        int from = TEXT.indexOf(SECRET) - 2;
        for (int a = from; a <= from + SECRET.length() + 4; a++) {
            for (int b = a; b <= from + SECRET.length() + 4; b++) {
                List<String> pieces = List.of(TEXT.substring(0, a), TEXT.substring(a, b), TEXT.substring(b));
                assertEquals(SAFE_TEXT, shown(SECRET.length(), 1, pieces), a + "," + b);
            }
        }
    }

    @Test
    void aSecretAsLongAsTheHoldbackIsSeenWhole() {
        assertEquals(SAFE_TEXT, shown(SECRET.length(), 7, characters(TEXT)));
    }

    @Property(tries = 300)
    void neverShowsPartOfASecretUnderAnyCutsStepsAndHoldbacks(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 400) Integer> cuts,
            @ForAll @IntRange(min = 24, max = 300) int holdback,
            @ForAll @IntRange(min = 1, max = 200) int step,
            @ForAll @IntRange(min = 0, max = 200) int before) {
        String text = "x ".repeat(before) + SECRET + " y".repeat(50) + SECRET;
        String out = shown(holdback, step, cutAt(text, cuts));
        assertEquals(text.replace(SECRET, "[X]"), out);
    }

    @Test
    void holdsAnArmouredKeyMuchLongerThanTheHoldback() {
        String key = "-----BEGIN KEY-----\n" + "ABCDEFGH\n".repeat(300) + "-----END KEY-----";
        assertEquals("before [X] after", shown(32, 16, characters("before " + key + " after")));
    }

    @Test
    void anArmouredKeyThatNeverEndsIsNotWaitedForForever() {
        String text = "-----BEGIN KEY-----" + "a".repeat(40_000);
        StreamHoldback holdback = new StreamHoldback(32, 64, StreamHoldbackTest::check);
        int most = 0;
        int shown = 0;
        for (String piece : characters(text)) {
            shown += holdback.append(piece).length();
            most = Math.max(most, holdback.buffered());
        }
        assertTrue(most < 2 * StreamHoldback.ARMOUR_MAX, "buffered " + most);
        assertTrue(shown > 39_000, "shown " + shown);
    }

    @Test
    void showsNothingFromTheWindowThatIsBlockedOn() {
        StreamHoldback holdback = new StreamHoldback(
                16, 8, (window, start) -> new StreamHoldback.Decision(window.contains("STOP"), List.of()));
        StringBuilder out = new StringBuilder();
        for (String piece : characters("all is well and then STOP and more")) {
            out.append(holdback.append(piece));
        }
        out.append(holdback.flush());
        assertTrue(holdback.blocked());
        assertTrue("all is well and then ".startsWith(out.toString()), out.toString());
        assertEquals("", holdback.append("more") + holdback.flush());
    }

    @Test
    void costIsLinearInTheLengthOfTheText() {
        long small = inspectedCharacters(10_000);
        long large = inspectedCharacters(100_000);
        assertTrue(large < 11 * small, small + " then " + large);
        assertTrue(large < 5 * 100_000L, "inspected " + large);
    }

    @Test
    void memoryIsBoundedHoweverLongTheText() {
        StreamHoldback holdback = new StreamHoldback(256, 256, StreamHoldbackTest::check);
        int most = 0;
        for (int i = 0; i < 20_000; i++) {
            holdback.append("ten chars ");
            most = Math.max(most, holdback.buffered());
        }
        assertTrue(most < 2_000, "buffered " + most);
    }

    @Test
    void neverSplitsASurrogatePair() {
        String text = "😀".repeat(200);
        StreamHoldback holdback = new StreamHoldback(33, 7, StreamHoldbackTest::check);
        StringBuilder all = new StringBuilder();
        for (String piece : characters(text)) {
            String out = holdback.append(piece);
            assertEquals(0, out.length() % 2);
            all.append(out);
        }
        assertEquals(text, all.append(holdback.flush()).toString());
    }

    @Test
    void releasesEverythingBeyondTheHoldbackAsItGoes() {
        StreamHoldback holdback = new StreamHoldback(10, 5, StreamHoldbackTest::check);
        assertEquals("", holdback.append("0123456789"));
        assertEquals("01234", holdback.append("abcde"));
        assertEquals("56789abcde", holdback.flush());
        assertEquals("", holdback.flush());
    }

    @Test
    void textAfterAFlushIsInspectedWithWhatWentBefore() {
        StreamHoldback holdback = new StreamHoldback(32, 8, StreamHoldbackTest::check);
        String first = holdback.append("tok_0123456789") + holdback.flush();
        assertEquals("tok_0123456789", first);
        String rest = holdback.append("0123456789 tail") + holdback.flush();
        assertFalse(rest.contains("0123456789"), rest);
        assertTrue(rest.endsWith(" tail"), rest);
    }

    private static long inspectedCharacters(int length) {
        AtomicLong total = new AtomicLong();
        StreamHoldback holdback = new StreamHoldback(256, 256, (window, start) -> {
            total.addAndGet(window.length());
            return new StreamHoldback.Decision(false, List.of());
        });
        for (int i = 0; i < length / 5; i++) {
            holdback.append("five ");
        }
        holdback.flush();
        return total.get();
    }

    private static String shown(int holdback, int step, List<String> pieces) {
        StreamHoldback stream = new StreamHoldback(holdback, step, StreamHoldbackTest::check);
        StringBuilder out = new StringBuilder();
        pieces.forEach(piece -> out.append(stream.append(piece)));
        return out.append(stream.flush()).toString();
    }

    private static StreamHoldback.Decision check(String window, int start) {
        List<Redactions.Redaction> found = new ArrayList<>();
        Matcher matcher = SECRETS.matcher(window);
        while (matcher.find()) {
            found.add(new Redactions.Redaction(new Span(matcher.start(), matcher.end()), "[X]"));
        }
        return new StreamHoldback.Decision(false, found);
    }

    private static List<String> characters(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
    }

    private static List<String> cutAt(String text, List<Integer> cuts) {
        List<Integer> sorted =
                cuts.stream().map(c -> Math.min(c, text.length())).sorted().toList();
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int cut : sorted) {
            pieces.add(text.substring(from, cut));
            from = cut;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
