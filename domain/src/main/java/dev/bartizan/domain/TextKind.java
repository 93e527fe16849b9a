package dev.bartizan.domain;

import java.util.Locale;

/** Where a text comes from, which decides how far it is trusted and which detectors read it. */
public enum TextKind {
    /** Written by the deployer (system or developer message). Never scored as an attack. */
    SYSTEM,
    /** Written by the user. */
    PROMPT,
    /** Retrieved content or tool output: data, never instructions. Least trusted. */
    DOCUMENT,
    /** Written by the model: an answer or its reasoning. */
    COMPLETION;

    /** The name on the wire: {@code system}, {@code prompt}, {@code document}, {@code completion}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
