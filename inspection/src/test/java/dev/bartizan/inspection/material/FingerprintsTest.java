package dev.bartizan.inspection.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    @Property(tries = 300)
    void aLongEnoughCopyAlwaysSharesAFingerprint(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 60) int before,
            @ForAll @IntRange(min = 0, max = 60) int after) {
        Random random = new Random(seed);
        for (Scheme scheme : Scheme.values()) {
            String shared = words(random, scheme.grams() + scheme.window() - 1);
            Set<Long> one = hashes(words(random, before) + shared + words(random, after), scheme);
            one.retainAll(hashes(words(random, after) + shared + words(random, before), scheme));
            assertTrue(!one.isEmpty(), scheme + " " + shared);
        }
    }

    @Property(tries = 300)
    void positionsRiseAndPlacesLieInTheText(@ForAll @StringLength(max = 600) String text) {
        for (Scheme scheme : Scheme.values()) {
            Units units = scheme.units(text);
            int place = 0;
            for (int i = 0; i < units.size(); i++) {
                assertTrue(units.start(i) >= place && units.end(i) > units.start(i) && units.end(i) <= text.length());
                place = units.start(i);
            }
            Fingerprints prints = Fingerprints.of(units, scheme);
            for (int i = 1; i < prints.size(); i++) {
                assertTrue(prints.position(i) > prints.position(i - 1));
            }
        }
    }

    @Test
    void keepsAboutTwoInAWindow() {
        Units units = Scheme.TEXT.units(words(new Random(7), 20_000));
        double density = Fingerprints.of(units, Scheme.TEXT).size() / 20_000.0;
        assertEquals(2.0 / (Scheme.TEXT.window() + 1), density, 0.01);
    }

    @Test
    void tablesOfZerosHaveNoFingerprints() {
        assertEquals(
                0,
                Fingerprints.of(Scheme.CODE.units("0, 0, 0, 0,\n".repeat(500)), Scheme.CODE)
                        .size());
    }

    @Test
    void textIgnoresCaseSignsAndLines() {
        assertEquals(
                Scheme.TEXT.units("The quick — “brown” fox’s\njump, naïve").contentHash(),
                Scheme.TEXT.units("the QUICK brown fox's jump naive").contentHash());
    }

    @Test
    void codeIgnoresLayoutCommentsImportsAndCase() {
        String one = "import a.b.C;\n/* what\n * it does */\nint Total = Sum(xs); // all\n#include <x>\n";
        String other = "// other words\nint total=sum( xs ) ;\n";
        assertEquals(
                Scheme.CODE.units(other).contentHash(),
                Scheme.CODE.units(one.replace("#include <x>\n", "")).contentHash());
        assertEquals(
                Scheme.CODE.units("def f(a):\n    return a\n").contentHash(),
                Scheme.CODE
                        .units("def f(a):\n    '''Says it again.'''\n    return a # done\n")
                        .contentHash());
    }

    static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int length = 2 + random.nextInt(7);
            for (int j = 0; j < length; j++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(' ');
        }
        return text.toString();
    }

    private static Set<Long> hashes(String text, Scheme scheme) {
        Set<Long> hashes = new HashSet<>();
        Fingerprints prints = Fingerprints.of(scheme.units(text), scheme);
        for (int i = 0; i < prints.size(); i++) {
            hashes.add(prints.hash(i));
        }
        return hashes;
    }
}
