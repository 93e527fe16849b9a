package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.Evidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Tokens;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ExchangeRepository.TrafficPoint;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.GuardPolicyBuilder;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /dev/components}: every component in every state, to look at and to test against. */
final class ComponentsPages {
    private static final String ID = "00000000-0000-7000-8000-000000000000";
    private final Frames frames;

    ComponentsPages(Frames frames) {
        this.frames = frames;
    }

    /** What the page shows. */
    record View(
            TrafficChart chart,
            TrafficChart noChart,
            EvidenceView masked,
            EvidenceView readable,
            RevealView closed,
            RevealView open,
            Frame asViewer,
            List<Facets> facets,
            List<Facets.Chip> chips,
            List<Incident> incidents,
            List<ThresholdRow> thresholds) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/dev/components", gate.page(Role.VIEWER, this::components));
    }

    private Reply components(Visit visit) {
        Instant now = visit.now();
        Alert alert = alert(now);
        Evidence evidence = alert.evidence().getFirst();
        Optional<Reveals.Grant> grant =
                Optional.of(new Reveals.Grant("a look at the components", now.plus(Reveals.LENGTH)));
        Frame frame = frames.plain(visit, Frame.Section.NONE, "Components");
        View view = new View(
                TrafficChart.of(points(now), TimeRange.DAY, now),
                TrafficChart.of(List.of(), TimeRange.DAY, now),
                EvidenceView.of(alert, evidence, Optional.empty()),
                EvidenceView.of(alert, evidence, grant),
                new RevealView("/dev", Optional.empty()),
                new RevealView("/dev", grant),
                frames.outside("Components", "", visit.theme(), now),
                List.of(new Facets(
                        "App",
                        List.of(
                                new Facets.Value("helpdesk-bot", 1204, "/dev/components", true, 100),
                                new Facets.Value("contract-reader", 310, "/dev/components", false, 25),
                                new Facets.Value(
                                        "a-name-that-is-much-longer-than-its-place", 2, "/dev/components", false, 1)))),
                List.of(new Facets.Chip("App", "helpdesk-bot", "/dev/components")),
                incidents(now),
                thresholds());
        return Reply.page("components", frame, view);
    }

    private static List<ThresholdRow> thresholds() {
        Inspection inspection = new Inspection(
                List.of(),
                new Scores(Map.of(Scores.PROMPT_ATTACK, 0.41, Scores.VIOLENCE, 0.8, Scores.HATE, 0.3)),
                List.of(),
                true,
                0);
        return ThresholdRow.of(
                inspection,
                TextKind.PROMPT,
                List.of(
                        new GuardChoice(GuardPolicy.standard(), false),
                        new GuardChoice(new GuardPolicyBuilder("nothing").build(), false)));
    }

    private static List<TrafficPoint> points(Instant now) {
        List<TrafficPoint> points = new ArrayList<>();
        long hour = Duration.ofHours(1).toMillis();
        long start = Math.floorDiv(now.toEpochMilli(), hour) * hour;
        for (int i = 0; i < 24; i++) {
            Instant at = Instant.ofEpochMilli(start - i * hour);
            points.add(new TrafficPoint(at, Action.ALLOW.wireName(), 6 + (i * 7) % 23, 0));
            if (i % 5 == 2) {
                points.add(new TrafficPoint(at, Action.BLOCK.wireName(), 1 + i % 4, 0));
                points.add(new TrafficPoint(at, Action.REDACT.wireName(), 2, 0));
                points.add(new TrafficPoint(at, Action.WARN.wireName(), 1, 0));
            }
        }
        return points;
    }

    private static Alert alert(Instant now) {
        String text = "Summarise this:\u200B\u200B SGVsbG8gd29ybGQ= \uDB40\uDC48\uDB40\uDC69 <b>thanks</b>";
        Finding finding = new Finding(
                "shield",
                FindingType.PROMPT_ATTACK,
                0.97,
                Confidence.HIGH,
                new Span(15, 34),
                "base64",
                "An encoded text asks the model to leave its rules",
                "shield/prompt@1");
        Evidence evidence = new Evidence(
                ID,
                "prompt",
                0,
                finding,
                text,
                new Span(15, 34),
                Optional.of(new DecodedView("base64", "Hello world")));
        Actor actor = new Actor(
                Optional.of("person@example.test"),
                "helpdesk-bot",
                Optional.of("192.0.2.10"),
                Optional.empty(),
                Optional.empty());
        return new Alert(
                ID,
                "AI.Azure_Jailbreak.ContentFiltering.BlockedAttempt",
                "A jailbreak attempt was blocked",
                "An example.",
                Severity.MEDIUM,
                Confidence.HIGH,
                List.of("AML.T0054"),
                List.of("AML.TA0012"),
                actor,
                "sandbox",
                now,
                now,
                1,
                Action.BLOCK,
                Tokens.NONE,
                List.of(evidence),
                Optional.empty());
    }

    private static List<Incident> incidents(Instant now) {
        List<Incident> all = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            IncidentStatus status = IncidentStatus.values()[severity.ordinal() % IncidentStatus.values().length];
            all.add(new Incident(
                    ID,
                    "An incident of " + severity.wireName() + " severity",
                    severity,
                    status,
                    now.minus(Duration.ofHours(2)),
                    now.minus(Duration.ofMinutes(3L + 40L * severity.ordinal())),
                    severity.ordinal() + 1,
                    List.of(
                            new Entity(Entity.Kind.PERSON, "person@example.test"),
                            new Entity(Entity.Kind.APP, "helpdesk-bot")),
                    List.of("AML.TA0002"),
                    List.of(),
                    severity == Severity.HIGH ? Optional.of("dana") : Optional.empty()));
        }
        return all;
    }
}
