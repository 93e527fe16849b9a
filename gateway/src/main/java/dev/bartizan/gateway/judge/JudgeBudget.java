package dev.bartizan.gateway.judge;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What a judge may still spend in this minute and this UTC day. Forgotten on restart. Thread-safe. */
final class JudgeBudget {
    private final JudgeSettings settings;
    private final InstantSource clock;
    private Instant minute = Instant.EPOCH;
    private Instant day = Instant.EPOCH;
    private int minuteCalls;
    private int dayCalls;
    private long dayTokens;

    JudgeBudget(JudgeSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes one call and its estimated tokens; false when that is more than is left. */
    synchronized boolean take(long tokens) {
        turn();
        if (minuteCalls >= settings.callsPerMinute()
                || dayCalls >= settings.callsPerDay()
                || dayTokens + tokens > settings.tokensPerDay()) {
            return false;
        }
        minuteCalls++;
        dayCalls++;
        dayTokens += tokens;
        return true;
    }

    /** Puts the counted tokens in place of the estimate. */
    synchronized void settle(long estimated, long counted) {
        turn();
        dayTokens = Math.max(0, dayTokens - estimated + counted);
    }

    synchronized long tokensToday() {
        turn();
        return dayTokens;
    }

    private void turn() {
        Instant now = clock.instant();
        Instant thisMinute = now.truncatedTo(ChronoUnit.MINUTES);
        if (!thisMinute.equals(minute)) {
            minute = thisMinute;
            minuteCalls = 0;
        }
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        if (!today.equals(day)) {
            day = today;
            dayCalls = 0;
            dayTokens = 0;
        }
    }
}
