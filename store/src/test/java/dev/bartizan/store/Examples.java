package dev.bartizan.store;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.Evidence;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentLink;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.domain.Tokens;
import dev.bartizan.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Exchanges, alerts and incidents to test with, all different and the same in every run. */
final class Examples {
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final Ids ids = new Ids(InstantSource.fixed(START), new Random(7));

    String id() {
        return ids.next();
    }

    /** Answered, allowed, without findings. */
    Exchange plain(Instant at, String person, String text) {
        return exchange(at, person, List.of(part(text)), Verdict.allow(), Outcome.ANSWERED);
    }

    /** Blocked for a finding of that type in a decoded layer. */
    Exchange blocked(Instant at, String person, String type, String text) {
        Finding finding = finding(type);
        Verdict verdict = new Verdict(Action.BLOCK, List.of("it is an attack"), List.of(finding));
        return exchange(at, person, List.of(part(text, finding)), verdict, Outcome.PROMPT_BLOCKED);
    }

    Exchange exchange(Instant at, String person, List<TextPart> prompt, Verdict verdict, Outcome outcome) {
        return new Exchange(
                ids.next(),
                at,
                actor(person),
                "r1",
                "deepseek-r1",
                Optional.of("default"),
                true,
                false,
                prompt,
                List.of(new TextPart("answer", TextKind.COMPLETION, "an answer", Inspection.empty())),
                verdict,
                Verdict.allow(),
                outcome,
                outcome == Outcome.ANSWERED ? 200 : 400,
                new Tokens(12, 30),
                Duration.ofNanos(1_234_567),
                Duration.ofMillis(1));
    }

    static Actor actor(String person) {
        return new Actor(
                Optional.of(person), "helpdesk", Optional.of("10.0.0.7"), Optional.of("curl/8"), Optional.of("k1"));
    }

    static TextPart part(String text, Finding... findings) {
        Inspection inspection = new Inspection(
                List.of(findings),
                new Scores(Map.of("prompt_attack", 0.25)),
                findings.length == 0 ? List.of() : List.of(new DecodedView("base64", "decoded " + text)),
                true,
                87);
        return new TextPart("user", TextKind.PROMPT, text, inspection);
    }

    static Finding finding(String type) {
        return new Finding(
                "shield", type, 0.97, Confidence.HIGH, new Span(0, 3), "base64", "asks to ignore rules", "shield@1");
    }

    Alert alert(Instant seen, String person, Severity severity, String excerpt) {
        return new Alert(
                ids.next(),
                "AI.Azure_Jailbreak.ContentFiltering.BlockedAttempt",
                "A jailbreak was blocked",
                "Look at the prompt.",
                severity,
                Confidence.HIGH,
                List.of("AML.T0054"),
                List.of("AML.TA0005"),
                actor(person),
                "r1",
                seen,
                seen,
                1,
                Action.BLOCK,
                new Tokens(3, 0),
                List.of(new Evidence(
                        ids.next(),
                        "prompt",
                        0,
                        finding("prompt_attack"),
                        excerpt,
                        new Span(0, 3),
                        Optional.of(new DecodedView("base64", "decoded " + excerpt)))),
                Optional.empty());
    }

    Incident incident(Instant seen, Severity severity, String title) {
        Entity person = new Entity(Entity.Kind.PERSON, "maria@example.test");
        return new Incident(
                ids.next(),
                title,
                severity,
                IncidentStatus.ACTIVE,
                seen,
                seen,
                1,
                List.of(person),
                List.of("AML.TA0005"),
                List.of(new IncidentLink(
                        ids.next(), "same-person-within-hour", person, Duration.ofSeconds(90), "the same person")),
                Optional.empty());
    }
}
