package dev.bartizan.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Correlated alerts that tell one story.
 *
 * @param id UUID version 7
 * @param title written from the story
 * @param severity highest of its alerts
 * @param status where work on it stands
 * @param firstSeen of its earliest alert
 * @param lastSeen of its latest alert
 * @param alertCount number of alerts
 * @param entities who and what is involved, people first
 * @param tactics ATLAS tactic ids seen, in kill-chain order
 * @param links why each alert is in it, oldest first
 * @param assignedTo the analyst, if any
 */
public record Incident(
        String id,
        String title,
        Severity severity,
        IncidentStatus status,
        Instant firstSeen,
        Instant lastSeen,
        int alertCount,
        List<Entity> entities,
        List<String> tactics,
        List<IncidentLink> links,
        Optional<String> assignedTo) {
    public Incident {
        entities = List.copyOf(entities);
        tactics = List.copyOf(tactics);
        links = List.copyOf(links);
    }
}
