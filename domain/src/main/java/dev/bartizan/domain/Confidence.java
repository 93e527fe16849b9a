package dev.bartizan.domain;

import java.util.Locale;

/** How certain a finding is. Severity says how bad it would be; confidence says how sure we are. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    /** The name on the wire: {@code low}, {@code medium}, {@code high}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
