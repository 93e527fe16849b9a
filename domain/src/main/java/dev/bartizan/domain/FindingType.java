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
    /** A link that nothing is known against. */
    public static final String LINK = "link";
    /** A link to a known or evidently malicious place. */
    public static final String MALICIOUS_LINK = "malicious_link";
    /** A link that looks like phishing, but may not be. */
    public static final String SUSPICIOUS_LINK = "suspicious_link";
    /** Detector name of swear words; its type is {@link #PROFANITY}. */
    public static final String PROFANITY_DETECTOR = "profanity";
    /** A swear word. */
    public static final String PROFANITY = "profanity";
    /** Detector name of weaknesses in code that a model wrote; its types are the subclasses. */
    public static final String CODE_WEAKNESS_DETECTOR = "code_weakness";
    /** Detector name of known third-party material; the explanation holds the citation. */
    public static final String PROTECTED_MATERIAL_DETECTOR = "protected_material";
    /** Known third-party text. */
    public static final String PROTECTED_TEXT = "protected_text";
    /** Code known from public repositories. */
    public static final String PROTECTED_CODE = "protected_code";
    /** Detector name of claims without support; its type is {@link #UNGROUNDED}. */
    public static final String GROUNDEDNESS_DETECTOR = "groundedness";
    /** A claim that the sources do not support. */
    public static final String UNGROUNDED = "ungrounded";
    /** Detector name of words the customer does not want; its type is {@link #BLOCKLIST}. */
    public static final String BLOCKLIST_DETECTOR = "blocklist";
    /** An item of a blocklist; the rule is {@code blocklist/NAME/ITEM_ID}. */
    public static final String BLOCKLIST = "blocklist";
    /** Detector name of categories the customer defined; its type is {@link #CUSTOM_CATEGORY}. */
    public static final String CATEGORY_DETECTOR = "category";
    /** A text in a category the customer defined; the rule is {@code category/NAME@VERSION}. */
    public static final String CUSTOM_CATEGORY = "custom_category";
    /** Detector name of tool calls that stray from the task; its type is {@link #TASK_RISK}. */
    public static final String TASK_ADHERENCE_DETECTOR = "task_adherence";
    /** A tool call that the user's task does not explain. */
    public static final String TASK_RISK = "task_risk";

    private static final Set<String> ATTACKS = Set.of(PROMPT_ATTACK, DOCUMENT_ATTACK, ASCII_SMUGGLING);

    private FindingType() {}

    /** Whether the type says that somebody attacks the model. */
    public static boolean isAttack(String type) {
        return ATTACKS.contains(type);
    }
}
