package dev.bartizan.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.TextKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfanityDetectorTest {
    private static final InspectionEngine ENGINE = InspectionEngine.standard(AttackClassifier.none());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is fucking broken. | fucking | en",
                "What a load of BULLSHIT! | BULLSHIT | en",
                "f*ck this | f*ck | en",
                "oh s**t, not again | s**t | en",
                "such a b!tch | b!tch | en",
                "sh1t happens | sh1t | en",
                "fuuuuck you | fuuuuck | en",
                "shiiiit | shiiiit | en",
                "f u c k off | f u c k  | en",
                "s.h.i.t | s.h.i.t | en",
                "a fuck-up of the first order | fuck | en",
                "So eine Scheiße | Scheiße | de",
                "Du Arschloch! | Arschloch | de",
                "Putain, ça marche pas | Putain | fr",
                "espèce d'enculé | enculé | fr",
                "vaya mierda de día | mierda | es",
                "qué cabrón | cabrón | es",
                "che cazzo fai | cazzo | it",
                "vai para o caralho | caralho | pt",
                "wat een klootzak | klootzak | nl",
            })
    void findsSwearWordsHoweverTheyAreWritten(String text, String word, String language) {
        List<Finding> found = profanity(text, TextKind.PROMPT);

        assertEquals(1, found.size(), () -> found + " in " + text);
        assertTrue(text.substring(
                        found.getFirst().span().start(), found.getFirst().span().end())
                .startsWith(word.strip()));
        assertEquals("profanity/" + language + "@1", found.getFirst().rule());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The train to Scunthorpe passes Penistone and Lightwater.",
                "Please assess the assets, the class and the bassoon.",
                "Mishit the ball; a cocktail with Dick Cheney and a cockatoo.",
                "shiitake mushrooms, the Matsushita company, a pushit button",
                "**bold** and *italic* and # heading",
                "5 * 4 # 3 = 60!",
                "A B C D E F",
                "I a m s o",
                "see https://example.com/shit_list/x",
                "Der Fickmühlenweg und die Dickdarmspiegelung",
                "Il conte di Troia; la bite de la souris; computador; disputa",
                "Analyse der Arbeit im Essex, Sussex und Middlesex",
                "c*t and d*g",
            })
    void leavesOrdinaryWordsAlone(String text) {
        assertEquals(List.of(), profanity(text, TextKind.PROMPT));
    }

    @Test
    void neverReadsWhatTheDeployerWrote() {
        assertEquals(List.of(), profanity("never say fuck", TextKind.SYSTEM));
        assertEquals(1, profanity("never say fuck", TextKind.COMPLETION).size());
        assertEquals(1, profanity("never say fuck", TextKind.DOCUMENT).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "f ", "*", "f*", "-", "f.", "a-", "fuck", "fuck ", "!", "0"})
    void oneMegabyteOfOneThingIsReadInLinearTime(String unit) {
        profanity(unit.repeat(1_000_000 / unit.length()), TextKind.COMPLETION);
    }

    private static List<Finding> profanity(String text, TextKind kind) {
        return ENGINE.inspect(text, kind).findings().stream()
                .filter(finding -> finding.type().equals("profanity"))
                .toList();
    }
}
