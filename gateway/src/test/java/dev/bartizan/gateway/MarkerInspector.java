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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds marker words: {@code ATTACK}, {@code STRIKE NOW}, {@code tok_} and 20 digits, {@code card:} and 16 digits, {@code
 * DAMN}, {@code NOVEL}, {@code SOURCE}, {@code RIVAL}, {@code TOPIC}, {@code BADLINK}, {@code ODDLINK}. {@code hate=0.6} and
 * the like give a score. {@code EXPLODE} throws, {@code UNFINISHED} is incomplete.
 */
final class MarkerInspector implements Inspector {
    static final String TOKEN = "tok_01234567890123456789";

    private static final Pattern SECRET = Pattern.compile("tok_[0-9]{20}");
    private static final Pattern ARMOUR = Pattern.compile("-----BEGIN KEY-----[A-Z\n]*-----END KEY-----");
    private static final Pattern CARD = Pattern.compile("card:[0-9]{16}");
    private static final Pattern ATTACK = Pattern.compile("ATTACK|STRIKE NOW");
    private static final Pattern SCORE = Pattern.compile("(?<![a-z_])([a-z_]{1,20})=(0\\.[0-9]+)");
    private static final List<Marker> MARKERS = List.of(
            new Marker("DAMN", FindingType.PROFANITY_DETECTOR, FindingType.PROFANITY, "A swear word.", "test@1"),
            new Marker(
                    "NOVEL",
                    FindingType.PROTECTED_MATERIAL_DETECTOR,
                    FindingType.PROTECTED_TEXT,
                    "Known text.",
                    "test@1"),
            new Marker(
                    "SOURCE",
                    FindingType.PROTECTED_MATERIAL_DETECTOR,
                    FindingType.PROTECTED_CODE,
                    "Known code (licence: MIT) from https://example.org/lib/a.c.",
                    "test@1"),
            new Marker(
                    "RIVAL",
                    FindingType.BLOCKLIST_DETECTOR,
                    FindingType.BLOCKLIST,
                    "An item of a blocklist.",
                    "blocklist/rivals/7"),
            new Marker(
                    "TOPIC",
                    FindingType.CATEGORY_DETECTOR,
                    FindingType.CUSTOM_CATEGORY,
                    "A custom category.",
                    "category/advice@2"),
            new Marker("BADLINK", FindingType.LINKS_DETECTOR, FindingType.MALICIOUS_LINK, "A bad link.", "test@1"),
            new Marker("ODDLINK", FindingType.LINKS_DETECTOR, FindingType.SUSPICIOUS_LINK, "An odd link.", "test@1"));

    private record Marker(String word, String detector, String type, String explanation, String rule) {}

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
        for (Marker marker : MARKERS) {
            find(
                    findings,
                    Pattern.compile(marker.word()),
                    text,
                    marker.detector(),
                    marker.type(),
                    marker.explanation(),
                    marker.rule());
        }
        findings.sort(Comparator.comparing(Finding::span));
        return new Inspection(findings, scores(text), List.of(), !text.contains("UNFINISHED"), 1);
    }

    private static Scores scores(String text) {
        Map<String, Double> scores = new HashMap<>();
        Matcher matcher = SCORE.matcher(text);
        while (matcher.find()) {
            scores.merge(matcher.group(1), Double.valueOf(matcher.group(2)), Math::max);
        }
        return new Scores(scores);
    }

    private static void find(
            List<Finding> out, Pattern pattern, String text, String detector, String type, String explanation) {
        find(out, pattern, text, detector, type, explanation, "test@1");
    }

    private static void find(
            List<Finding> out,
            Pattern pattern,
            String text,
            String detector,
            String type,
            String explanation,
            String rule) {
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
                    rule));
        }
    }
}
