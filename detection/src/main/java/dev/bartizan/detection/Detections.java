package dev.bartizan.detection;

import java.util.List;
import java.util.Optional;

/** The detections that ship. */
public final class Detections {
    private static final List<Detection> ALL = List.of(
            new BlockedJailbreak(),
            new DetectedJailbreak(),
            new CredentialInAnswer(),
            new AsciiSmuggling(),
            new SystemPromptProbing());

    private Detections() {}

    /** Every detection, in the order they run. */
    public static List<Detection> all() {
        return ALL;
    }

    /** What the detection of an alert is; empty for the id of a detection that no longer ships. */
    public static Optional<DetectionInfo> info(String detectionId) {
        return ALL.stream()
                .map(Detection::info)
                .filter(info -> info.id().equals(detectionId))
                .findFirst();
    }
}
