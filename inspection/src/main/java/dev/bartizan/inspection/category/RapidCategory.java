package dev.bartizan.inspection.category;

import java.time.Instant;
import java.util.Optional;

/**
 * A category that works from its first sample ("incident" on the wire).
 *
 * @param name as names of blocklists
 * @param definition what belongs to it, at most 1,024 code points
 * @param deployedAt when its samples were last put in force
 */
public record RapidCategory(String name, String definition, Optional<Instant> deployedAt) {
    public RapidCategory {
        CategoryNames.check(name, definition);
    }
}
