package dev.bartizan.console;

import dev.bartizan.detection.AlertFilter;
import dev.bartizan.detection.IncidentFilter;
import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.Action;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.gateway.ExchangeRepository.Facet;
import io.helidon.webserver.http.HttpRouting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first page: what needs attention, how much traffic there was, who and what was stopped most. */
final class OverviewPages {
    private static final int OPEN_SHOWN = 6;
    private static final int TOP_SHOWN = 6;
    private static final int DISTINCT_MAX = 500;

    private final ExchangeRepository exchanges;
    private final IncidentRepository incidents;
    private final Frames frames;

    OverviewPages(ExchangeRepository exchanges, IncidentRepository incidents, Frames frames) {
        this.exchanges = exchanges;
        this.incidents = incidents;
        this.frames = frames;
    }

    /** What the page shows. */
    record View(
            String headline,
            String summary,
            List<Figure> figures,
            List<Incident> open,
            long openCount,
            TrafficChart chart,
            List<Facets> tops,
            TimeRange range) {}

    /** A number that leads to what it counts. */
    record Figure(String label, String value, String href, boolean loud) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/", gate.page(Role.VIEWER, visit -> new Reply.SeeOther("/overview")));
        routing.get("/overview", gate.page(Role.VIEWER, this::overview));
    }

    private Reply overview(Visit visit) {
        TimeRange range = visit.range().orElse(TimeRange.DAY);
        Instant from = range.start(visit.now());
        ExchangeFilter all = Filters.since(from);
        ExchangeFilter blocked = Filters.withAction(all, Action.BLOCK);
        TrafficChart chart = TrafficChart.of(exchanges.traffic(all, range.bucket()), range, visit.now());
        List<Incident> open = open();
        long openCount = count(IncidentStatus.ACTIVE) + count(IncidentStatus.IN_PROGRESS);
        long total = exchanges.count(all);
        long stopped = exchanges.count(blocked);
        long redacted = exchanges.count(Filters.withAction(all, Action.REDACT));
        View view = new View(
                headline(open, openCount, total, range),
                summary(all, total, stopped, range),
                figures(range, from, total, stopped, redacted, openCount),
                open,
                openCount,
                chart,
                tops(all, blocked, range),
                range);
        return Reply.page(
                "overview", frames.ranged(visit, Frame.Section.OVERVIEW, "Overview", Optional.of(range)), view);
    }

    private List<Incident> open() {
        List<Incident> worstFirst = new ArrayList<>();
        for (Severity severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFORMATIONAL)) {
            for (IncidentStatus status : List.of(IncidentStatus.ACTIVE, IncidentStatus.IN_PROGRESS)) {
                if (worstFirst.size() < OPEN_SHOWN) {
                    worstFirst.addAll(incidents
                            .incidents(
                                    filter(Optional.of(severity), status),
                                    Optional.empty(),
                                    OPEN_SHOWN - worstFirst.size())
                            .items());
                }
            }
        }
        return worstFirst;
    }

    private long count(IncidentStatus status) {
        return incidents.countIncidents(filter(Optional.empty(), status));
    }

    private static IncidentFilter filter(Optional<Severity> severity, IncidentStatus status) {
        return new IncidentFilter(Optional.empty(), Optional.empty(), severity, Optional.of(status));
    }

    private long count(IncidentStatus status, Severity severity) {
        return incidents.countIncidents(filter(Optional.of(severity), status));
    }

    private String headline(List<Incident> open, long openCount, long total, TimeRange range) {
        if (openCount == 0) {
            return total == 0
                    ? "Nothing has come through the gateway in " + range.words() + "."
                    : "Nothing needs your attention.";
        }
        Incident worst = open.getFirst();
        if (openCount == 1) {
            return "One incident needs you: " + worst.title();
        }
        long high = count(IncidentStatus.ACTIVE, Severity.HIGH) + count(IncidentStatus.IN_PROGRESS, Severity.HIGH);
        String how = high == 0 ? "" : high == openCount ? ", all of high severity" : ", " + high + " of high severity";
        return Words.plural(openCount, "incident") + " need you" + how + ".";
    }

    private String summary(ExchangeFilter all, long total, long stopped, TimeRange range) {
        if (total == 0) {
            return "Point an application at this gateway with a key, and its traffic appears here.";
        }
        int people = exchanges.facet(all, Facet.PERSON, DISTINCT_MAX).size();
        int apps = exchanges.facet(all, Facet.APP, DISTINCT_MAX).size();
        String who = people >= DISTINCT_MAX
                ? DISTINCT_MAX + " or more people"
                : people == 1 ? "1 person" : people + " people";
        return "In %s, %s made %s through %s; the guard stopped %s."
                .formatted(
                        range.words(),
                        who,
                        Words.plural(total, "exchange"),
                        Words.plural(apps, "app"),
                        stopped == 0 ? "none" : Words.number(stopped));
    }

    private List<Figure> figures(
            TimeRange range, Instant from, long total, long stopped, long redacted, long openCount) {
        AlertFilter alerts = new AlertFilter(
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String wire = range.wireName();
        return List.of(
                new Figure("Open incidents", Words.number(openCount), "/incidents", openCount > 0),
                new Figure(
                        "Alerts",
                        Words.number(incidents.countAlerts(alerts)),
                        Params.url("/alerts", "range", wire),
                        false),
                new Figure("Exchanges", Words.number(total), Params.url("/exchanges", "range", wire), false),
                new Figure(
                        "Blocked",
                        Words.number(stopped),
                        Params.url("/exchanges", "action", "block", "range", wire),
                        false),
                new Figure(
                        "Redacted",
                        Words.number(redacted),
                        Params.url("/exchanges", "action", "redact", "range", wire),
                        false));
    }

    private List<Facets> tops(ExchangeFilter all, ExchangeFilter blocked, TimeRange range) {
        return List.of(
                top("People stopped most", "person", exchanges.facet(blocked, Facet.PERSON, TOP_SHOWN), range, true),
                top("Apps stopped most", "app", exchanges.facet(blocked, Facet.APP, TOP_SHOWN), range, true),
                top("Found in the text", "finding", exchanges.facet(all, Facet.FINDING_TYPE, TOP_SHOWN), range, false));
    }

    private static Facets top(
            String title, String param, Map<String, Long> counts, TimeRange range, boolean blockedOnly) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        List<Facets.Value> values = counts.entrySet().stream()
                .map(entry -> {
                    Params link = Params.none().with(param, entry.getKey()).with("range", range.wireName());
                    String href = (blockedOnly ? link.with("action", "block") : link).on("/exchanges");
                    String label = param.equals("finding") ? Words.name(entry.getKey()) : entry.getKey();
                    int share = (int) Math.max(1, 100 * entry.getValue() / most);
                    return new Facets.Value(label, entry.getValue(), href, false, share);
                })
                .toList();
        return new Facets(title, values);
    }
}
