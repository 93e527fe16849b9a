package dev.bartizan.inspection.codeweakness;

import java.util.Locale;

/** The nineteen kinds of weakness. */
public enum Subclass {
    PATH_INJECTION,
    SQL_INJECTION,
    CODE_INJECTION,
    STACK_TRACE_EXPOSURE,
    INCOMPLETE_URL_SUBSTRING_SANITIZATION,
    FLASK_DEBUG,
    CLEAR_TEXT_LOGGING_SENSITIVE_DATA,
    INCOMPLETE_HOSTNAME_REGEXP,
    SERVER_SIDE_UNVALIDATED_URL_REDIRECTION,
    WEAK_CRYPTOGRAPHIC_ALGORITHM,
    FULL_SSRF,
    BIND_SOCKET_ALL_NETWORK_INTERFACES,
    CLIENT_SIDE_UNVALIDATED_URL_REDIRECTION,
    LIKELY_BUGS,
    REFLECTED_XSS,
    CLEAR_TEXT_STORAGE_SENSITIVE_DATA,
    TARSLIP,
    HARDCODED_CREDENTIALS,
    INSECURE_RANDOMNESS;

    /** The name on the wire, e.g. {@code sql-injection}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long bit() {
        return 1L << ordinal();
    }

    static long bits(Subclass... subclasses) {
        long bits = 0;
        for (Subclass subclass : subclasses) {
            bits |= subclass.bit();
        }
        return bits;
    }
}
