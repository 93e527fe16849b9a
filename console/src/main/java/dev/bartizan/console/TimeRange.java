package dev.bartizan.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far back a page looks. In the address as {@code range=24h}; {@code from} and {@code to} override it. */
enum TimeRange {
    HOUR("1h", "the last hour", Duration.ofHours(1), Duration.ofMinutes(5), "5 minutes"),
    DAY("24h", "the last 24 hours", Duration.ofHours(24), Duration.ofHours(1), "hour"),
    WEEK("7d", "the last 7 days", Duration.ofDays(7), Duration.ofHours(6), "6 hours"),
    MONTH("30d", "the last 30 days", Duration.ofDays(30), Duration.ofDays(1), "day");

    private final String wireName;
    private final String words;
    private final Duration length;
    private final Duration bucket;
    private final String bucketWords;

    TimeRange(String wireName, String words, Duration length, Duration bucket, String bucketWords) {
        this.wireName = wireName;
        this.words = words;
        this.length = length;
        this.bucket = bucket;
        this.bucketWords = bucketWords;
    }

    String wireName() {
        return wireName;
    }

    /** {@code 24 h}, as the switch in the top bar shows it. */
    String label() {
        int unit = wireName.length() - 1;
        return wireName.substring(0, unit) + " " + wireName.substring(unit).toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }

    Duration length() {
        return length;
    }

    Duration bucket() {
        return bucket;
    }

    String bucketWords() {
        return bucketWords;
    }

    /** Start of the range that ends now. */
    Instant start(Instant now) {
        return now.minus(length);
    }

    static Optional<TimeRange> of(Params query) {
        return query.choice("range", values(), TimeRange::wireName);
    }
}
