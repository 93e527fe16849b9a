package dev.bartizan.inspection.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.blocklist.BlocklistItem.Draft;
import dev.bartizan.inspection.blocklist.BlocklistItem.Kind;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocklistItemTest {
    @ParameterizedTest
    @CsvSource({
        "'a(',                             missing closing )",
        "'(?=a)b',                         look-around",
        "'(a)\\1',                         expected: RE2 syntax",
        "'a*',                             matches the empty string",
        "'\\b',                            matches the empty string",
        "'',                               0 characters",
        "'((a{100}){100}){100}',           multiply to more than 1000",
        "'(\\pL{99}|x){9}(\\pN\\pL){90}b', multiply to more than 1000",
        "'(\\pL\\pN\\pL\\pN){900}',        instructions"
    })
    void refusesPatternsWithAReason(String pattern, String reason) {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> new Draft(pattern, Optional.empty(), Kind.REGEX));
        assertTrue(String.valueOf(problem.getMessage()).contains(reason), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u1C80", "[a-\u2000]", "\\x{1c85}", "[\\x{80}-\\x{10FFFF}]"})
    void refusesLettersTheEngineWouldFoldForEver(String pattern) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(
                        IllegalArgumentException.class, () -> new Draft(pattern, Optional.empty(), Kind.REGEX)));
    }

    @Test
    void everyOtherCharacterCompilesInTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int c = 0x80; c < 0x20000; c++) {
                if (!Character.isSurrogate((char) c) && (c < 0x1C80 || c > 0x1C88)) {
                    assertTrue(ItemPattern.compile(Character.toString(c)).programSize() > 0);
                }
            }
        });
    }

    @Test
    void countsCodePoints() {
        assertEquals(256, Draft.phrase("\uD83D\uDCA3".repeat(128)).text().length());
        assertThrows(IllegalArgumentException.class, () -> Draft.phrase("a".repeat(129)));
    }

    @Test
    void refusesWhatCanNeverMatchOrBeKept() {
        assertThrows(IllegalArgumentException.class, () -> Draft.phrase(" \u200B "));
        assertThrows(IllegalArgumentException.class, () -> Draft.phrase("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> Draft.phrase("a\uD800"));
    }

    @Test
    void namesFollowTheWireContract() {
        assertTrue(Blocklist.isName("Ab.9_~-"));
        assertTrue(Blocklist.isName("a".repeat(64)));
        assertFalse(Blocklist.isName("a".repeat(65)));
        assertFalse(Blocklist.isName(""));
        assertFalse(Blocklist.isName("a b"));
        assertFalse(Blocklist.isName("a/b"));
        assertFalse(Blocklist.isName("é"));
    }

    @Property(tries = 500)
    void anyPatternIsTakenOrRefusedCleanly(@ForAll @StringLength(max = 60) String pattern) {
        try {
            Draft draft = new Draft(pattern, Optional.empty(), Kind.REGEX);
            assertEquals(pattern, draft.text());
        } catch (IllegalArgumentException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("blocklist item"), e.getMessage());
        }
    }
}
