package dev.bartizan.detection;

import dev.bartizan.domain.Severity;
import java.time.Duration;
import java.util.List;

/**
 * What a person may know about a detection: the reference page and the console are written from it.
 *
 * @param id e.g. {@code AI.Azure_ASCIISmuggling}
 * @param title short name
 * @param rationale why it matters, one or two sentences
 * @param severity impact of its alerts
 * @param techniques MITRE ATLAS technique ids it may name; an alert names those that apply
 * @param tactics MITRE ATLAS tactic ids every alert has
 * @param inputs what of an exchange it reads
 * @param window how long it remembers; zero when each exchange stands alone
 * @param key what it counts by
 * @param threshold when it fires, with units
 * @param exclusions what it leaves out, each with the reason
 * @param response what to do, in order
 */
public record DetectionInfo(
        String id,
        String title,
        String rationale,
        Severity severity,
        List<String> techniques,
        List<String> tactics,
        String inputs,
        Duration window,
        String key,
        String threshold,
        List<String> exclusions,
        List<String> response) {
    public DetectionInfo {
        techniques = List.copyOf(techniques);
        tactics = List.copyOf(tactics);
        exclusions = List.copyOf(exclusions);
        response = List.copyOf(response);
        if (id.isBlank() || techniques.isEmpty() || tactics.isEmpty() || response.isEmpty()) {
            throw new IllegalArgumentException("detection '" + id
                    + "': id, techniques, tactics or response empty (expected: at least one of each)");
        }
    }
}
