package dev.bartizan.policy;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.TextKind;
import java.time.Instant;

/**
 * What a guard is expected to decide about a text that somebody saved. The text itself is kept apart, see {@link TestInput}.
 *
 * @param id UUID version 7
 * @param name unique, 1..{@link #NAME_MAX} characters, what people call it
 * @param kind where the text comes from
 * @param guard name of the guard; it may be gone by now
 * @param expected what the guard should decide
 * @param textLength UTF-16 units of the text
 * @param createdBy account that saved it
 * @param createdAt when
 */
public record TestCase(
        String id,
        String name,
        TextKind kind,
        String guard,
        Action expected,
        int textLength,
        String createdBy,
        Instant createdAt) {
    public static final int NAME_MAX = 120;

    public TestCase {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException(
                    "name: " + name.length() + " characters (expected: 1 to " + NAME_MAX + ")");
        }
    }
}
