package dev.bartizan.policy;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Scores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a guard can have a rule about. Every finding belongs to at most one check; plain links and questions about the
 * system prompt belong to none, because they are information and not a reason to act.
 */
public enum Check {
    /** A user prompt that tries to change the rules. Prompts only. */
    PROMPT_ATTACK,
    /** An instruction planted in a document or tool output. Prompts only. */
    DOCUMENT_ATTACK,
    /** A plain request for help with doing harm. Prompts only. */
    HARMFUL_REQUEST,
    HATE,
    SEXUAL,
    VIOLENCE,
    SELF_HARM,
    /** Credentials. */
    SECRETS,
    /** Cards, IBANs, mail addresses, phone numbers. */
    SENSITIVE,
    PROFANITY,
    /** Known third-party text. Completions only. */
    PROTECTED_TEXT,
    /** Code known from public repositories. Completions only. */
    PROTECTED_CODE,
    /** Weaknesses in code that a model wrote. Completions only. */
    CODE_WEAKNESS,
    /** Malicious links; suspicious ones are never more than a warning. */
    MALICIOUS_LINK,
    /** Claims that the sources do not support. Completions only. */
    UNGROUNDED,
    /** Items of the blocklists that the guard names. */
    BLOCKLIST,
    /** Custom categories that the guard names. */
    CUSTOM_CATEGORY,
    /** Tool calls that stray from the task. */
    TASK_ADHERENCE;

    /** The four that have a severity, in the order of the annotations. */
    public static final List<Check> HARM = List.of(HATE, SELF_HARM, SEXUAL, VIOLENCE);

    /** The check a finding belongs to. */
    public static Optional<Check> of(Finding finding) {
        return switch (finding.detector()) {
            case FindingType.SECRETS_DETECTOR -> Optional.of(SECRETS);
            case FindingType.SENSITIVE_DETECTOR -> Optional.of(SENSITIVE);
            case FindingType.CODE_WEAKNESS_DETECTOR -> Optional.of(CODE_WEAKNESS);
            case FindingType.TASK_ADHERENCE_DETECTOR -> Optional.of(TASK_ADHERENCE);
            default -> ofType(finding.type());
        };
    }

    private static Optional<Check> ofType(String type) {
        return switch (type) {
            case FindingType.PROMPT_ATTACK, FindingType.ASCII_SMUGGLING -> Optional.of(PROMPT_ATTACK);
            case FindingType.DOCUMENT_ATTACK -> Optional.of(DOCUMENT_ATTACK);
            case Scores.HARMFUL_REQUEST -> Optional.of(HARMFUL_REQUEST);
            case Scores.HATE -> Optional.of(HATE);
            case Scores.SEXUAL -> Optional.of(SEXUAL);
            case Scores.VIOLENCE -> Optional.of(VIOLENCE);
            case Scores.SELF_HARM -> Optional.of(SELF_HARM);
            case FindingType.PROFANITY -> Optional.of(PROFANITY);
            case FindingType.PROTECTED_TEXT -> Optional.of(PROTECTED_TEXT);
            case FindingType.PROTECTED_CODE -> Optional.of(PROTECTED_CODE);
            case FindingType.MALICIOUS_LINK, FindingType.SUSPICIOUS_LINK -> Optional.of(MALICIOUS_LINK);
            case FindingType.UNGROUNDED -> Optional.of(UNGROUNDED);
            case FindingType.BLOCKLIST -> Optional.of(BLOCKLIST);
            case FindingType.CUSTOM_CATEGORY -> Optional.of(CUSTOM_CATEGORY);
            default -> Optional.empty();
        };
    }

    /** The name on the wire and in the configuration: {@code prompt_attack} ... {@code task_adherence}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The score that decides instead of findings: of the harm categories and harmful requests. */
    public Optional<String> score() {
        return isHarm() || this == HARMFUL_REQUEST ? Optional.of(wireName()) : Optional.empty();
    }

    /**
     * The score that counts where nothing was found, for rules that ask for less than findings are made from: of attacks and
     * of claims without support.
     */
    public Optional<String> scoreBelowFindings() {
        return switch (this) {
            case PROMPT_ATTACK, DOCUMENT_ATTACK, UNGROUNDED -> Optional.of(wireName());
            default -> Optional.empty();
        };
    }

    /** Whether this is one of the four harm categories, which have a severity. */
    public boolean isHarm() {
        return HARM.contains(this);
    }

    public boolean readsPrompts() {
        return switch (this) {
            case PROTECTED_TEXT, PROTECTED_CODE, CODE_WEAKNESS, UNGROUNDED -> false;
            default -> true;
        };
    }

    public boolean readsCompletions() {
        return switch (this) {
            case PROMPT_ATTACK, DOCUMENT_ATTACK, HARMFUL_REQUEST -> false;
            default -> true;
        };
    }

    /** Whether what it finds can be cut out of a text that makes sense without it. */
    public boolean redactable() {
        return switch (this) {
            case SECRETS, SENSITIVE, PROFANITY, MALICIOUS_LINK, BLOCKLIST -> true;
            default -> false;
        };
    }
}
