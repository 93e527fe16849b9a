package dev.bartizan.enforcement.contentsafety;

import java.util.Optional;

/** Knows which application a key belongs to. Thread-safe; called once per request. */
@FunctionalInterface
public interface CallerKeys {
    /** The name of the application that the key belongs to; empty when the key is unknown or was revoked. */
    Optional<String> application(String secret);
}
