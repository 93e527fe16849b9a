package dev.bartizan.detection;

import java.time.Duration;
import java.util.Optional;

/**
 * How detection is doing.
 *
 * @param healthy running, and its last turn did not fail
 * @param lag time since it last had nothing left to do, about the age of the oldest exchange not looked at yet
 * @param processed exchanges looked at since the start
 * @param skipped exchanges (or, at the start, stored incidents) that detection failed on; they raise no alert
 * @param failures turns that failed in a row
 * @param problem what failed last, the type of the error only
 */
public record WorkerHealth(
        boolean healthy, Duration lag, long processed, long skipped, int failures, Optional<String> problem) {}
