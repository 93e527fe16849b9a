package dev.bartizan.enforcement.contentsafety;

import java.util.Locale;

/** What a host is to do, from mildest to strictest. */
enum Decision {
    ALLOW,
    TRANSFORM,
    DENY;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Decision strictest(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
