package dev.bartizan.console;

import dev.bartizan.detection.AlertFilter;
import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.Page;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.access.Role;
import io.helidon.webserver.http.HttpRouting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The list of alerts and the page of one alert. */
final class AlertPages {
    private static final int ROWS = 50;
    private static final int EVIDENCE_MAX = 20;
    private static final List<String> DETECTIONS = List.of(
            "AI.Azure_Jailbreak.ContentFiltering.BlockedAttempt",
            "AI.Azure_Jailbreak.ContentFiltering.DetectedAttempt",
            "AI.Azure_CredentialTheftAttempt",
            "AI.Azure_ASCIISmuggling",
            "AI.Azure_LLMReconnaissance");

    private final IncidentRepository incidents;
    private final Reveals reveals;
    private final Frames frames;

    AlertPages(IncidentRepository incidents, Reveals reveals, Frames frames) {
        this.incidents = incidents;
        this.reveals = reveals;
        this.frames = frames;
    }

    /** What the list shows. */
    record ListView(
            String sentence,
            List<Alert> rows,
            List<Facets> facets,
            List<Facets.Chip> chips,
            Optional<String> nextHref,
            Optional<String> firstHref) {}

    /** What the page of one alert shows. */
    record View(
            Alert alert,
            String sentence,
            Optional<Incident> incident,
            String linkReason,
            List<EvidenceView> evidence,
            int moreEvidence,
            RevealView reveal) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/alerts", gate.page(Role.VIEWER, this::list));
        routing.get("/alerts/{id}", gate.page(Role.VIEWER, this::one));
        routing.post("/alerts/{id}/reveal", gate.action(Role.ANALYST, visit -> {
            reveals.reveal(visit, "alert/" + alert(visit).id());
            return new Reply.SeeOther("/alerts/" + visit.part("id") + "#evidence");
        }));
        routing.post("/alerts/{id}/hide", gate.action(Role.ANALYST, visit -> {
            Alert alert = alert(visit);
            reveals.hide(visit, "alert/" + alert.id());
            alert.incidentId().ifPresent(id -> reveals.hide(visit, IncidentPages.target(id)));
            return new Reply.SeeOther("/alerts/" + alert.id() + "#evidence");
        }));
    }

    private Reply list(Visit visit) {
        Params query = visit.query();
        AlertFilter filter = filter(query, visit.now());
        Optional<String> cursor = Filters.cursor(query);
        Page<Alert> page = Filters.paged(query, () -> incidents.alerts(filter, cursor, ROWS));
        long total = incidents.countAlerts(filter);
        ListView view = new ListView(
                total == 0 ? "No alerts" : Words.plural(total, "alert"),
                page.items(),
                List.of(severities(query, visit.now()), detections(query, visit.now())),
                chips(query),
                page.next().map(next -> query.with("after", next).on("/alerts")),
                cursor.map(any -> query.without("after").on("/alerts")));
        return Reply.page("alerts", frames.ranged(visit, Frame.Section.ALERTS, "Alerts", visit.range()), view);
    }

    private static AlertFilter filter(Params query, Instant now) {
        return new AlertFilter(
                TimeRange.of(query).map(range -> range.start(now)),
                Optional.empty(),
                query.choice("severity", Severity.values(), Severity::wireName),
                query.text("detection"),
                query.text("person"),
                query.text("app"),
                query.text("deployment"));
    }

    private Facets severities(Params query, Instant now) {
        List<String> wires = Arrays.stream(Severity.values())
                .sorted((a, b) -> b.compareTo(a))
                .map(Severity::wireName)
                .toList();
        return facet("Severity", "severity", wires, query, now);
    }

    private Facets detections(Params query, Instant now) {
        return facet("Detection", "detection", DETECTIONS, query, now);
    }

    private Facets facet(String title, String param, List<String> wires, Params query, Instant now) {
        Params others = query.without(param, "after");
        List<Facets.Value> values = new ArrayList<>();
        for (String wire : wires) {
            Params with = others.with(param, wire);
            boolean on = query.raw(param).equals(wire);
            long count = incidents.countAlerts(filter(with, now));
            if (count > 0 || on) {
                values.add(new Facets.Value(Words.name(wire), count, (on ? others : with).on("/alerts"), on, 0));
            }
        }
        return new Facets(title, values);
    }

    private static List<Facets.Chip> chips(Params query) {
        List<Facets.Chip> chips = new ArrayList<>();
        for (String param : List.of("severity", "detection", "person", "app", "deployment")) {
            query.text(param)
                    .ifPresent(value -> chips.add(new Facets.Chip(
                            Words.capital(param),
                            Words.name(value),
                            query.without(param, "after").on("/alerts"))));
        }
        return chips;
    }

    private Reply one(Visit visit) {
        Alert alert = alert(visit);
        String own = "alert/" + alert.id();
        Optional<Reveals.Grant> grant = reveals.grant(
                visit, own, alert.incidentId().map(IncidentPages::target).orElse(own));
        Optional<Incident> incident = alert.incidentId().flatMap(incidents::incident);
        String reason = incident.stream()
                .flatMap(each -> each.links().stream())
                .filter(link -> link.alertId().equals(alert.id()))
                .map(link -> link.reason())
                .findFirst()
                .orElse("");
        List<EvidenceView> evidence = alert.evidence().stream()
                .limit(EVIDENCE_MAX)
                .map(each -> EvidenceView.of(alert, each, grant))
                .toList();
        View view = new View(
                alert,
                sentence(alert),
                incident,
                reason,
                evidence,
                alert.evidence().size() - evidence.size(),
                new RevealView("/alerts/" + alert.id(), grant));
        return Reply.page(
                "alert",
                frames.plain(visit, Frame.Section.ALERTS, alert.title(), new Frame.Crumb("Alerts", "/alerts")),
                view);
    }

    private static String sentence(Alert alert) {
        String who = alert.actor().person().orElse("Somebody");
        String times = alert.count() == 1 ? "once" : Words.number(alert.count()) + " times";
        String end = switch (alert.verdict()) {
            case ALLOW -> "The guard let it through.";
            case WARN -> "The guard warned but let it through.";
            case REDACT -> "The guard took the sensitive text out.";
            case BLOCK -> "The guard blocked it.";
        };
        return "%s did this %s through %s. %s"
                .formatted(who, times, alert.actor().app(), end);
    }

    private Alert alert(Visit visit) {
        return incidents.alert(visit.part("id")).orElseThrow(() -> Refusal.notFound("alert"));
    }
}
