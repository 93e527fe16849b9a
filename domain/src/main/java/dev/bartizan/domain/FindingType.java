package dev.bartizan.domain;

import java.util.Set;

/** The finding types that more than one module names. Detectors may emit others (one per credential format). */
public final class FindingType {
    /** A user prompt that tries to change the rules, extract the system prompt or leave the role. */
    public static final String PROMPT_ATTACK = "prompt_attack";
    /** An instruction addressed to the assistant, planted in retrieved content. */
    public static final String DOCUMENT_ATTACK = "document_attack";
    /** Instructions written in invisible Unicode tag characters. */
    public static final String ASCII_SMUGGLING = "ascii_smuggling";
    /** A question about the system prompt, tools or model identity. */
    public static final String SYSTEM_PROMPT_PROBE = "system_prompt_probe";
    /** Detector name of every credential format. */
    public static final String SECRETS_DETECTOR = "secrets";
    /** Detector name of every sensitive information type that is not a credential. */
    public static final String SENSITIVE_DETECTOR = "sensitive";
    /** Detector name of harm categories and harmful requests; the type is the name of the score. */
    public static final String HARM_DETECTOR = "harm";
    /** Detector name of links. */
    public static final String LINKS_DETECTOR = "links";

    private static final Set<String> ATTACKS = Set.of(PROMPT_ATTACK, DOCUMENT_ATTACK, ASCII_SMUGGLING);

    private FindingType() {}

    /** Whether the type says that somebody attacks the model. */
    public static boolean isAttack(String type) {
        return ATTACKS.contains(type);
    }
}
