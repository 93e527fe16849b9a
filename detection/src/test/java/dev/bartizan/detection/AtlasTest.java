package dev.bartizan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtlasTest {
    private final Atlas atlas = Atlas.bundled();

    @Test
    void namesEveryTechniqueAndTacticThatDetectionsUse() {
        for (Detection detection : Detections.all()) {
            DetectionInfo info = detection.info();
            for (String id : info.techniques()) {
                AtlasEntry entry = atlas.entry(id).orElseThrow(() -> new AssertionError(info.id() + " names " + id));
                assertFalse(entry.tactics().isEmpty(), id + " is a technique");
            }
            for (String id : info.tactics()) {
                assertTrue(
                        atlas.tactics().stream().anyMatch(tactic -> tactic.id().equals(id)), info.id() + " " + id);
            }
        }
    }

    @Test
    void shipsNoTechniqueThatNoDetectionUses() {
        List<String> used = new ArrayList<>(List.of("AML.T0051", "AML.T0069"));
        Detections.all().forEach(detection -> used.addAll(detection.info().techniques()));
        assertEquals(
                List.of(),
                atlas.techniques().stream()
                        .map(AtlasEntry::id)
                        .filter(id -> !used.contains(id))
                        .toList());
    }

    @Test
    void knowsNamesAndTacticsOfTheRelease() {
        assertEquals("LLM Jailbreak", atlas.name("AML.T0054"));
        assertEquals(
                List.of("AML.TA0012", "AML.TA0007"),
                atlas.entry("AML.T0054").orElseThrow().tactics());
        assertEquals("AML.T9999", atlas.name("AML.T9999"));
    }

    @Test
    void ordersTacticsAlongTheKillChain() {
        assertEquals(
                List.of("AML.TA0002", "AML.TA0012", "AML.TA0007", "AML.TA0013", "AML.TA0010", "unknown"),
                atlas.inKillChainOrder(List.of(
                        "unknown",
                        "AML.TA0010",
                        "AML.TA0007",
                        "AML.TA0013",
                        "AML.TA0012",
                        "AML.TA0002",
                        "AML.TA0007")));
    }

    @Test
    void everyDetectionHasItsOwnId() {
        List<String> ids = Detections.all().stream().map(d -> d.info().id()).toList();
        assertEquals(5, new HashSet<>(ids).size());
        assertEquals(
                "Invisible instructions",
                Detections.info(AsciiSmuggling.ID).orElseThrow().title());
    }
}
