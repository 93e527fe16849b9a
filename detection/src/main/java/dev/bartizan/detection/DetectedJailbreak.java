package dev.bartizan.detection;

import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Severity;
import java.time.Duration;
import java.util.List;

/** A prompt attack or planted instruction that reached the model, because the guard only watches or let it through. */
final class DetectedJailbreak implements Detection {
    static final String ID = "AI.Azure_Jailbreak.ContentFiltering.DetectedAttempt";

    private static final DetectionInfo INFO = new DetectionInfo(
            ID,
            "Jailbreak attempt detected, not blocked",
            "The attack reached the model. Detection does not depend on enforcement: it also runs where a guard is set"
                    + " to watch only.",
            Severity.MEDIUM,
            Attacks.TECHNIQUES,
            Attacks.TACTICS,
            "prompt_attack and document_attack findings in user messages and retrieved documents; the prompt's verdict",
            Duration.ZERO,
            "each exchange by itself",
            "1 finding with a score of at least 0.5 (0..1), or one the guard acted on, in a prompt that was not"
                    + " blocked",
            List.of(
                    "System messages: the deployer writes them.",
                    "Answers and earlier answers sent back as history: the model wrote them."),
            List.of(
                    "Read the answer of the same exchange: did the model comply?",
                    "If it did, treat what the answer held as disclosed.",
                    "Set the deployment's guard to block prompt and document attacks."));

    @Override
    public DetectionInfo info() {
        return INFO;
    }

    @Override
    public Step evaluate(Window window, Exchange exchange) {
        return Step.of(Attacks.blocked(exchange) ? List.of() : Attacks.drafts(exchange));
    }

    @Override
    public String title(Telling telling) {
        return Attacks.title(telling, "was detected but not blocked", "were detected but not blocked");
    }
}
