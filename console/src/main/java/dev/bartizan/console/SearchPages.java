package dev.bartizan.console;

import dev.bartizan.detection.IncidentFilter;
import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.gateway.ExchangeRepository.Facet;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds people, apps, deployments and addresses by name, incidents by title, and anything by its id. */
final class SearchPages {
    private static final int VALUES_SEARCHED = 500;
    private static final int HITS_MAX = 12;
    private static final int INCIDENTS_SEARCHED = 200;
    private static final int ID_LENGTH = 36;

    private final ExchangeRepository exchanges;
    private final IncidentRepository incidents;
    private final Frames frames;

    SearchPages(ExchangeRepository exchanges, IncidentRepository incidents, Frames frames) {
        this.exchanges = exchanges;
        this.incidents = incidents;
        this.frames = frames;
    }

    /** What the page shows. */
    record View(String asked, List<Facets> groups, List<Incident> incidents) {
        boolean empty() {
            return groups.isEmpty() && incidents.isEmpty();
        }
    }

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/search", gate.page(Role.VIEWER, this::search));
    }

    private Reply search(Visit visit) {
        String asked = visit.query().text("q").orElse("");
        Optional<String> direct = asked.length() == ID_LENGTH ? byId(asked) : Optional.empty();
        if (direct.isPresent()) {
            return new Reply.SeeOther(direct.get());
        }
        List<Facets> groups = new ArrayList<>();
        List<Incident> titles = List.of();
        if (!asked.isEmpty()) {
            ExchangeFilter month = Filters.since(TimeRange.MONTH.start(visit.now()));
            add(groups, "People", "person", Facet.PERSON, month, asked);
            add(groups, "Apps", "app", Facet.APP, month, asked);
            add(groups, "Deployments", "deployment", Facet.DEPLOYMENT, month, asked);
            add(groups, "Source addresses", "ip", Facet.SOURCE_IP, month, asked);
            titles = incidents.incidents(IncidentFilter.all(), Optional.empty(), INCIDENTS_SEARCHED).items().stream()
                    .filter(incident -> contains(incident.title(), asked)
                            || incident.entities().stream().anyMatch(each -> contains(each.value(), asked)))
                    .limit(HITS_MAX)
                    .toList();
        }
        View view = new View(asked, groups, titles);
        return Reply.page("search", frames.plain(visit, Frame.Section.NONE, "Search"), view);
    }

    private Optional<String> byId(String id) {
        if (incidents.incident(id).isPresent()) {
            return Optional.of("/incidents/" + id);
        }
        if (incidents.alert(id).isPresent()) {
            return Optional.of("/alerts/" + id);
        }
        return exchanges.exchange(id).map(exchange -> "/exchanges/" + exchange.id());
    }

    private void add(
            List<Facets> groups, String title, String param, Facet facet, ExchangeFilter filter, String asked) {
        Map<String, Long> counts = exchanges.facet(filter, facet, VALUES_SEARCHED);
        List<Facets.Value> hits = counts.entrySet().stream()
                .filter(entry -> contains(entry.getKey(), asked))
                .limit(HITS_MAX)
                .map(entry -> new Facets.Value(
                        entry.getKey(),
                        entry.getValue(),
                        Params.url("/exchanges", param, entry.getKey(), "range", "30d"),
                        false,
                        0))
                .toList();
        if (!hits.isEmpty()) {
            groups.add(new Facets(title, hits));
        }
    }

    private static boolean contains(String text, String asked) {
        return text.toLowerCase(Locale.ROOT).contains(asked.toLowerCase(Locale.ROOT));
    }
}
