package dev.bartizan.detection;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A credential in a model's answer or reasoning. */
final class CredentialInAnswer implements Detection {
    static final String ID = "AI.Azure_CredentialTheftAttempt";

    private static final DetectionInfo INFO = new DetectionInfo(
            ID,
            "Credential in an answer",
            "A key or password that a model can say is a key the next person can take. It got there through a document,"
                    + " a tool, a system prompt or training data.",
            Severity.MEDIUM,
            List.of("AML.T0057", "AML.T0055"),
            List.of("AML.TA0013", "AML.TA0015", "AML.TA0010"),
            "findings of the secrets detector in the answer and the reasoning",
            Duration.ZERO,
            "each exchange by itself",
            "1 credential of at least medium confidence",
            List.of(
                    "Credentials of low confidence: mostly placeholders and hashes.",
                    "A credential the user wrote in the same call: an echo tells the user nothing new."),
            List.of(
                    "Rotate the credential, also when it was redacted: the model still has it.",
                    "Find where the model read it: system prompt, retrieved document or tool output.",
                    "Look for earlier attempts of the same person."));

    @Override
    public DetectionInfo info() {
        return INFO;
    }

    @Override
    public Step evaluate(Window window, Exchange exchange) {
        List<Located> found = Located.inCompletion(
                exchange,
                located -> located.finding().detector().equals(FindingType.SECRETS_DETECTOR)
                        && located.finding().confidence().compareTo(Confidence.MEDIUM) >= 0
                        && !echo(exchange, located));
        Map<String, List<Located>> byType = new LinkedHashMap<>();
        for (Located located : found) {
            byType.computeIfAbsent(located.finding().type(), type -> new ArrayList<>())
                    .add(located);
        }
        return Step.of(byType.values().stream()
                .map(located -> new Draft(
                        INFO.techniques(),
                        List.of(Sighting.of(
                                exchange, exchange.completionVerdict().action(), Located.evidence(exchange, located)))))
                .toList());
    }

    private static boolean echo(Exchange exchange, Located located) {
        String text = located.part().text();
        var span = Excerpt.clamp(located.finding().span(), text.length());
        String secret = text.substring(span.start(), span.end());
        return !secret.isEmpty() && exchange.prompt().stream().anyMatch(part -> userWrote(part, secret));
    }

    private static boolean userWrote(TextPart part, String secret) {
        return part.kind() == TextKind.PROMPT && part.text().contains(secret);
    }

    @Override
    public String title(Telling telling) {
        String outcome = telling.verdict() == Action.BLOCK
                ? "stopped"
                : telling.verdict() == Action.REDACT ? "redacted" : "shown to the client";
        String type = Words.name(telling.finding().type().replace('_', ' '));
        String where = " for " + telling.who() + " from " + telling.deployment();
        return telling.count() == 1
                ? "Credential (" + type + ") in an answer" + where + " was " + outcome
                : "Credentials (" + type + ") in " + telling.count() + " answers" + where + " were " + outcome;
    }
}
