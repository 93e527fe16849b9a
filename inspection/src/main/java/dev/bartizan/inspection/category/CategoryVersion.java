package dev.bartizan.inspection.category;

import java.time.Instant;

/**
 * One version of a trained category. Definition and samples of a version never change.
 *
 * @param name as names of blocklists
 * @param version 1, 2, 3 ...
 * @param definition what belongs to it, at most 1,024 code points
 * @param positives samples that belong to it
 * @param negatives samples that do not
 * @param createdAt when it was made
 * @param status of its last build
 */
public record CategoryVersion(
        String name,
        int version,
        String definition,
        int positives,
        int negatives,
        Instant createdAt,
        BuildOperation.Status status) {
    public CategoryVersion {
        CategoryNames.check(name, definition);
    }
}
