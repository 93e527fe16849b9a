package dev.bartizan.enforcement.contentsafety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestTargetTest {
    private static final Operation NOTHING = call -> Answer.empty();

    @Test
    void anEncodedSlashStaysInItsSegment() {
        assertEquals(
                List.of("text", "blocklists", "a/b c+d"),
                RequestTarget.segments("/contentsafety/text/blocklists/a%2Fb%20c+d", "/contentsafety"));
    }

    @Test
    void theLastOfARepeatedParameterCounts() {
        assertEquals(
                Map.of("maxpagesize", "3", "skip", "2"), RequestTarget.query("maxpagesize=2&skip=2&maxpagesize=3"));
    }

    @Test
    void aBrokenPercentSignIsABadRequest() {
        assertEquals(
                400,
                assertThrows(Problem.class, () -> RequestTarget.query("a=%zz")).status());
    }

    @Test
    void aPlaceholderEndsAtItsAction() {
        Route route = Route.of("POST", "text/blocklists/{blocklistName}:addOrUpdateBlocklistItems", NOTHING);
        assertEquals(
                Optional.of(Map.of("blocklistName", "b1")),
                route.match(List.of("text", "blocklists", "b1:addOrUpdateBlocklistItems")));
        assertEquals(Optional.empty(), route.match(List.of("text", "blocklists", "b1")));
        assertEquals(Optional.empty(), route.match(List.of("text", "blocklists")));
    }

    @Test
    void aPlaceholderWithoutActionTakesNoColon() {
        Route route = Route.of("GET", "text/blocklists/{blocklistName}", NOTHING);
        assertEquals(Optional.empty(), route.match(List.of("text", "blocklists", "b1:unknown")));
    }
}
