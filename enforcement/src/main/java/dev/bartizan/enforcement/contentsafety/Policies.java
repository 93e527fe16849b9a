package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.TextKind;
import dev.bartizan.policy.Guard;
import java.util.Optional;

/** The guards in force. Asked once per request, so a reload takes effect with the next. Thread-safe. */
public interface Policies {
    /** The guard used where a request names none. */
    Guard standard();

    /** The guard of that name. */
    Optional<Guard> named(String policyId);

    /** The score, 0..1, from which the standard guard takes a prompt or a document for an attack. */
    double attackThreshold(TextKind kind);
}
