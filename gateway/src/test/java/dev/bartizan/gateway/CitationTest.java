package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CitationTest {
    @Test
    void readsUrlAndLicenceInAnyOfTheirUsualForms() {
        Citation expected = new Citation(Optional.of("https://example.org/lib/a.c"), Optional.of("MIT"));
        assertEquals(expected, Citation.read("Known code (licence: MIT) from https://example.org/lib/a.c."));
        assertEquals(expected, Citation.read("Known code, license MIT, https://example.org/lib/a.c"));
        assertEquals(expected, Citation.read("Known code licensed under MIT at https://example.org/lib/a.c, 40 words"));
    }

    @Test
    void keepsLicencesOfSeveralWords() {
        assertEquals(
                Optional.of("Apache License 2.0"),
                Citation.read("Code under licence: Apache License 2.0; see elsewhere")
                        .license());
    }

    @Test
    void saysNothingThatIsNotThere() {
        assertEquals(new Citation(Optional.empty(), Optional.empty()), Citation.read("Known code."));
    }
}
