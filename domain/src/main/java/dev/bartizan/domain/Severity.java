package dev.bartizan.domain;

import java.util.Locale;

/** How bad the impact of an alert or incident is; the values of Microsoft Graph security less {@code unknown}. */
public enum Severity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH;

    /** The name on the wire: {@code informational} ... {@code high}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
