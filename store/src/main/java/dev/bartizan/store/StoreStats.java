package dev.bartizan.store;

import java.time.Duration;

/**
 * What the writer has done since the store was opened, for metrics.
 *
 * @param queued writes waiting now
 * @param queueCapacity how many may wait
 * @param committed writes made durable
 * @param batches transactions committed; {@code committed / batches} is how well group commit groups
 * @param failed writes the database refused
 * @param refused writes that found no place in the queue in time
 * @param lastCommit how long the last batch took
 */
public record StoreStats(
        int queued, int queueCapacity, long committed, long batches, long failed, long refused, Duration lastCommit) {}
