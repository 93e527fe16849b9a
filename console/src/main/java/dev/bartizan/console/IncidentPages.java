package dev.bartizan.console;

import dev.bartizan.detection.IncidentFilter;
import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Page;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import io.helidon.webserver.http.HttpRouting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The incident queue, the page of one incident, and triage. */
final class IncidentPages {
    private static final int ROWS = 50;
    private static final int AUDIT_SEARCHED = 2_000;
    private static final int HISTORY_MAX = 30;

    private final IncidentRepository incidents;
    private final AccessRepository access;
    private final Reveals reveals;
    private final Frames frames;
    private final Ids ids;

    IncidentPages(IncidentRepository incidents, AccessRepository access, Reveals reveals, Frames frames, Ids ids) {
        this.incidents = incidents;
        this.access = access;
        this.reveals = reveals;
        this.frames = frames;
        this.ids = ids;
    }

    /** What the queue shows. */
    record ListView(
            String sentence,
            List<Incident> rows,
            List<Facets.Value> tabs,
            Facets severities,
            Optional<String> nextHref,
            Optional<String> firstHref,
            boolean filtered) {}

    /** How many incidents changed since the page was made. */
    record Pulse(long changed, String href) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/incidents", gate.page(Role.VIEWER, this::list));
        routing.get("/incidents/pulse", gate.page(Role.VIEWER, this::pulse));
        routing.get("/incidents/{id}", gate.page(Role.VIEWER, this::one));
        routing.post("/incidents/{id}/triage", gate.action(Role.ANALYST, this::triage));
        routing.post("/incidents/{id}/reveal", gate.action(Role.ANALYST, visit -> {
            reveals.reveal(visit, target(incident(visit).id()));
            return new Reply.SeeOther("/incidents/" + visit.part("id") + "#evidence");
        }));
        routing.post("/incidents/{id}/hide", gate.action(Role.ANALYST, visit -> {
            reveals.hide(visit, target(visit.part("id")));
            return new Reply.SeeOther("/incidents/" + incident(visit).id() + "#evidence");
        }));
    }

    private Reply list(Visit visit) {
        Params query = visit.query();
        IncidentFilter filter = filter(query, visit.now());
        Optional<String> cursor = Filters.cursor(query);
        Page<Incident> page = Filters.paged(query, () -> incidents.incidents(filter, cursor, ROWS));
        long total = incidents.countIncidents(filter);
        ListView view = new ListView(
                total == 0 ? "No incidents" : Words.plural(total, "incident"),
                page.items(),
                tabs(query, visit.now()),
                severities(query, visit.now()),
                page.next().map(next -> query.with("after", next).on("/incidents")),
                cursor.map(any -> query.without("after").on("/incidents")),
                filter.severity().isPresent()
                        || filter.status().isPresent()
                        || filter.from().isPresent());
        return Reply.page("incidents", frames.ranged(visit, Frame.Section.INCIDENTS, "Incidents", visit.range()), view);
    }

    private static IncidentFilter filter(Params query, Instant now) {
        return new IncidentFilter(
                TimeRange.of(query).map(range -> range.start(now)),
                Optional.empty(),
                query.choice("severity", Severity.values(), Severity::wireName),
                query.choice("status", IncidentStatus.values(), IncidentStatus::wireName));
    }

    private List<Facets.Value> tabs(Params query, Instant now) {
        Params others = query.without("status", "after");
        List<Facets.Value> tabs = new ArrayList<>();
        String chosen = query.raw("status");
        tabs.add(new Facets.Value("All", count(others, now), others.on("/incidents"), chosen.isBlank(), 0));
        for (IncidentStatus status : IncidentStatus.values()) {
            Params with = others.with("status", status.wireName());
            tabs.add(new Facets.Value(
                    Words.status(status),
                    count(with, now),
                    with.on("/incidents"),
                    status.wireName().equals(chosen),
                    0));
        }
        return tabs;
    }

    private Facets severities(Params query, Instant now) {
        Params others = query.without("severity", "after");
        List<Facets.Value> values = Arrays.stream(Severity.values())
                .sorted((a, b) -> b.compareTo(a))
                .map(severity -> {
                    Params with = others.with("severity", severity.wireName());
                    boolean on = query.raw("severity").equals(severity.wireName());
                    return new Facets.Value(
                            Words.capital(severity.name()),
                            count(with, now),
                            (on ? others : with).on("/incidents"),
                            on,
                            0);
                })
                .filter(value -> value.count() > 0 || value.chosen())
                .toList();
        return new Facets("Severity", values);
    }

    private long count(Params query, Instant now) {
        return incidents.countIncidents(filter(query, now));
    }

    private Reply pulse(Visit visit) {
        Instant since = visit.query().instant("since").orElse(visit.now());
        long changed = incidents.countIncidents(
                new IncidentFilter(Optional.of(since), Optional.empty(), Optional.empty(), Optional.empty()));
        String back = SignInPages.safeNext(visit.query().raw("back"));
        Frame frame = frames.plain(visit, Frame.Section.NONE, "");
        return new Reply.Fragment("pulse", frame, new Pulse(changed, back));
    }

    private Reply one(Visit visit) {
        Incident incident = incident(visit);
        List<Alert> alerts = incidents.alertsOf(incident.id());
        String target = target(incident.id());
        List<String> people = access.accounts().stream()
                .filter(account -> account.role().atLeast(Role.ANALYST))
                .map(Account::name)
                .sorted()
                .toList();
        List<AuditEntry> history = access.audit(AUDIT_SEARCHED).stream()
                .filter(entry -> entry.target().equals(target))
                .limit(HISTORY_MAX)
                .toList();
        IncidentView view = IncidentView.of(incident, alerts, reveals.grant(visit, target), people, history);
        return Reply.page(
                "incident",
                frames.plain(visit, Frame.Section.INCIDENTS, incident.title(), new Frame.Crumb("Queue", "/incidents")),
                view);
    }

    private Reply triage(Visit visit) {
        Incident incident = incident(visit);
        IncidentStatus status = visit.form()
                .choice("status", IncidentStatus.values(), IncidentStatus::wireName)
                .orElse(incident.status());
        Optional<String> assignee = visit.form().text("assignee");
        assignee.filter(name -> access.account(name)
                        .filter(account -> account.role().atLeast(Role.ANALYST))
                        .isEmpty())
                .ifPresent(name -> {
                    throw Refusal.badForm(
                            "Nobody of that name works on incidents.",
                            "assignee: “" + (name.length() > 64 ? name.substring(0, 64) : name)
                                    + "” (expected: an account with the role analyst or admin).");
                });
        incidents.triage(incident.id(), status, assignee);
        String detail = "status " + Words.status(status) + ", "
                + assignee.map(name -> "assigned to " + name).orElse("not assigned");
        access.append(new AuditEntry(
                ids.next(), visit.now(), visit.account().name(), "incident.triage", target(incident.id()), detail));
        return new Reply.SeeOther("/incidents/" + incident.id());
    }

    private Incident incident(Visit visit) {
        return incidents.incident(visit.part("id")).orElseThrow(() -> Refusal.notFound("incident"));
    }

    static String target(String id) {
        return "incident/" + id;
    }
}
