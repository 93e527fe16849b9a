package dev.bartizan.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void idsIncreaseWhileTheClockStandsStill() {
        Ids ids = new Ids(InstantSource.fixed(Instant.ofEpochMilli(1_000)), new SplittableRandom(1));
        String previous = "";
        for (int i = 0; i < 10_000; i++) {
            String id = ids.next();
            assertTrue(id.compareTo(previous) > 0, id);
            previous = id;
        }
    }

    @Test
    void idsAreVersionSevenUuids() {
        UUID id = UUID.fromString(new Ids(InstantSource.system(), new SplittableRandom(1)).next());
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
    }
}
