package dev.bartizan.detection;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;

/** A step of the story an incident tells. */
enum Stage {
    PROBING("probed for the system prompt", "probing"),
    JAILBREAK("tried to jailbreak the model", "jailbreak attempts"),
    HIDDEN_TEXT("sent or received invisible text", "invisible text"),
    PLANTED_INSTRUCTION("was given a document with planted instructions", "a planted instruction"),
    CREDENTIAL("got a credential in an answer", "a credential in an answer"),
    OTHER("did something suspicious", "other suspicious activity");

    private final String sentence;
    private final String noun;

    Stage(String sentence, String noun) {
        this.sentence = sentence;
        this.noun = noun;
    }

    static Stage of(Finding finding) {
        if (finding.detector().equals(FindingType.SECRETS_DETECTOR)) {
            return CREDENTIAL;
        }
        return switch (finding.type()) {
            case FindingType.SYSTEM_PROMPT_PROBE -> PROBING;
            case FindingType.PROMPT_ATTACK -> JAILBREAK;
            case FindingType.ASCII_SMUGGLING -> HIDDEN_TEXT;
            case FindingType.DOCUMENT_ATTACK -> PLANTED_INSTRUCTION;
            default -> OTHER;
        };
    }

    /** What somebody did, after their name. */
    String sentence() {
        return sentence;
    }

    /** The same as a noun, in a list. */
    String noun() {
        return noun;
    }
}
