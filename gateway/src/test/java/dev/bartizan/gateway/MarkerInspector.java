package dev.bartizan.gateway;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Inspector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds marker words: {@code ATTACK}, {@code tok_} and 20 digits, {@code card:} and 16 digits. {@code EXPLODE} throws. */
final class MarkerInspector implements Inspector {
    static final String TOKEN = "tok_01234567890123456789";

    private static final Pattern SECRET = Pattern.compile("tok_[0-9]{20}");
    private static final Pattern ARMOUR = Pattern.compile("-----BEGIN KEY-----[A-Z\n]*-----END KEY-----");
    private static final Pattern CARD = Pattern.compile("card:[0-9]{16}");
    private static final Pattern ATTACK = Pattern.compile("ATTACK");

    @Override
    public Inspection inspect(String text, TextKind kind) {
        if (text.contains("EXPLODE")) {
            throw new IllegalStateException("planted");
        }
        List<Finding> findings = new ArrayList<>();
        find(findings, SECRET, text, FindingType.SECRETS_DETECTOR, "github_token", "A token.");
        find(findings, ARMOUR, text, FindingType.SECRETS_DETECTOR, "private_key", "A private key.");
        find(findings, CARD, text, FindingType.SENSITIVE_DETECTOR, "credit_card", "A card number.");
        if (kind == TextKind.PROMPT) {
            find(findings, ATTACK, text, "prompt-shield", FindingType.PROMPT_ATTACK, "Tells the assistant off.");
        } else if (kind == TextKind.DOCUMENT) {
            find(findings, ATTACK, text, "prompt-shield", FindingType.DOCUMENT_ATTACK, "A planted instruction.");
        }
        findings.sort(Comparator.comparing(Finding::span));
        return new Inspection(findings, Scores.none(), List.of(), !text.contains("UNFINISHED"), 1);
    }

    private static void find(
            List<Finding> out, Pattern pattern, String text, String detector, String type, String explanation) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            out.add(new Finding(
                    detector,
                    type,
                    0.9,
                    Confidence.HIGH,
                    new Span(matcher.start(), matcher.end()),
                    "original",
                    explanation,
                    "test@1"));
        }
    }
}
