package dev.bartizan.inspection.category;

import java.time.Instant;
import java.util.Optional;

/**
 * The training of one version of a category.
 *
 * @param id of the operation
 * @param category name of the category
 * @param version of the category
 * @param status how far it is
 * @param createdAt when it was asked for
 * @param endedAt when it succeeded or failed
 * @param detail held-out quality when it succeeded, the reason when it failed
 */
public record BuildOperation(
        String id,
        String category,
        int version,
        Status status,
        Instant createdAt,
        Optional<Instant> endedAt,
        String detail) {
    /** How far a build is. */
    public enum Status {
        NOT_STARTED("NotStarted"),
        RUNNING("Running"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        /** The name on the wire. */
        public String wireName() {
            return wireName;
        }
    }

    BuildOperation running() {
        return new BuildOperation(id, category, version, Status.RUNNING, createdAt, Optional.empty(), "");
    }

    BuildOperation ended(Status ended, Instant at, String why) {
        return new BuildOperation(id, category, version, ended, createdAt, Optional.of(at), why);
    }
}
