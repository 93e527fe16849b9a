package dev.bartizan.inspection;

import dev.bartizan.domain.TextKind;
import java.util.Locale;

/**
 * Finds one kind of thing in a view. Implementations are stateless, linear in the view, and report spans of the view; the
 * sink maps them to the original. A detector says what it found, never what to do about it.
 */
interface Detector {
    /** Whether this detector reads such a view at all. */
    boolean reads(View view, TextKind kind);

    void detect(View view, TextKind kind, FindingSink sink);

    /** What timings call it: {@code payment_cards} for {@code PaymentCards}. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
