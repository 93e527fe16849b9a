package dev.bartizan.gateway.judge;

import java.time.Duration;

/**
 * Bounds of a judge.
 *
 * @param timeout for one question
 * @param callsPerMinute questions sent to the model within a minute of the clock
 * @param callsPerDay the same within a UTC day
 * @param tokensPerDay tokens of questions and answers within a UTC day, as the model counts them
 * @param concurrentMax questions under way at once; more get no judgement
 * @param cacheEntries judgements kept
 * @param cacheTtl how long they are kept
 * @param charsMax characters of all texts of a question; longer ones get no judgement
 * @param answerTokensMax sent as {@code max_tokens}; reasoning models need room to think
 * @param jsonMode whether to send {@code response_format: json_object}, which not all servers know
 */
public record JudgeSettings(
        Duration timeout,
        int callsPerMinute,
        int callsPerDay,
        long tokensPerDay,
        int concurrentMax,
        int cacheEntries,
        Duration cacheTtl,
        int charsMax,
        int answerTokensMax,
        boolean jsonMode) {

    /** 5 s, 60 calls a minute, 5,000 calls and 5 million tokens a day, 4 at once, 10,000 judgements for an hour. */
    public static JudgeSettings standard() {
        return new JudgeSettings(
                Duration.ofSeconds(5), 60, 5_000, 5_000_000, 4, 10_000, Duration.ofHours(1), 20_000, 1_024, false);
    }
}
