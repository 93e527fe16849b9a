package dev.bartizan.detection;

import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Severity;
import java.time.Duration;
import java.util.List;

/** A prompt attack or planted instruction that the guard stopped before the model saw it. */
final class BlockedJailbreak implements Detection {
    static final String ID = "AI.Azure_Jailbreak.ContentFiltering.BlockedAttempt";

    private static final DetectionInfo INFO = new DetectionInfo(
            ID,
            "Jailbreak attempt blocked",
            "Somebody, or a document somebody planted, tried to change the model's rules. The guard held, but who tries"
                    + " once often tries again in other words.",
            Severity.MEDIUM,
            Attacks.TECHNIQUES,
            Attacks.TACTICS,
            "prompt_attack and document_attack findings in user messages and retrieved documents; the prompt's verdict",
            Duration.ZERO,
            "each exchange by itself",
            "1 finding with a score of at least 0.5 (0..1), or one the guard acted on, in a prompt that was blocked",
            List.of(
                    "System messages: the deployer writes them.",
                    "Answers and earlier answers sent back as history: the model wrote them."),
            List.of(
                    "Read the evidence: is it an attack, a test, or ordinary text that looks like one?",
                    "For a planted instruction, find the document's source and take it out of the index.",
                    "Look at what the same person tried before and after; revoke the application key if it is"
                            + " abused."));

    @Override
    public DetectionInfo info() {
        return INFO;
    }

    @Override
    public Step evaluate(Window window, Exchange exchange) {
        return Step.of(Attacks.blocked(exchange) ? Attacks.drafts(exchange) : List.of());
    }

    @Override
    public String title(Telling telling) {
        return Attacks.title(telling, "was blocked", "were blocked");
    }
}
