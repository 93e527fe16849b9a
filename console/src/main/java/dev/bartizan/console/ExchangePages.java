package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Page;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.gateway.ExchangeRepository.Facet;
import dev.bartizan.gateway.ExchangeSummary;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The list of exchanges with its facets and export, and the page of one exchange. */
final class ExchangePages {
    private static final int ROWS = 50;
    private static final int FACET_VALUES = 8;
    private static final int EXPORT_ROWS_MAX = 10_000;
    private static final int EXPORT_PAGE = 500;

    /** Facets in the order shown, with their parameter and title. */
    private enum Group {
        ACTION("action", "Action", Facet.ACTION),
        PERSON("person", "Person", Facet.PERSON),
        APP("app", "App", Facet.APP),
        FINDING("finding", "Found", Facet.FINDING_TYPE),
        DEPLOYMENT("deployment", "Deployment", Facet.DEPLOYMENT),
        GUARD("guard", "Guard", Facet.GUARD),
        OUTCOME("outcome", "Outcome", Facet.OUTCOME),
        ADDRESS("ip", "Source address", Facet.SOURCE_IP);

        private final String param;
        private final String title;
        private final Facet facet;

        Group(String param, String title, Facet facet) {
            this.param = param;
            this.title = title;
            this.facet = facet;
        }
    }

    private final ExchangeRepository exchanges;
    private final Reveals reveals;
    private final Frames frames;

    ExchangePages(ExchangeRepository exchanges, Reveals reveals, Frames frames) {
        this.exchanges = exchanges;
        this.reveals = reveals;
        this.frames = frames;
    }

    /** What the list shows. */
    record ListView(
            String sentence,
            long total,
            List<ExchangeSummary> rows,
            List<Facets> facets,
            List<Facets.Chip> chips,
            Optional<String> nextHref,
            Optional<String> firstHref,
            String csvHref,
            String clearHref) {}

    void routing(HttpRouting.Builder routing, Gate gate) {
        routing.get("/exchanges", gate.page(Role.VIEWER, this::list));
        routing.get("/exchanges.csv", gate.page(Role.VIEWER, this::export));
        routing.get("/exchanges/{id}", gate.page(Role.VIEWER, this::one));
        routing.post("/exchanges/{id}/reveal", gate.action(Role.ANALYST, visit -> {
            reveals.reveal(visit, target(exchange(visit).id()));
            return new Reply.SeeOther("/exchanges/" + visit.part("id") + "#content");
        }));
        routing.post("/exchanges/{id}/hide", gate.action(Role.ANALYST, visit -> {
            reveals.hide(visit, target(visit.part("id")));
            return new Reply.SeeOther("/exchanges/" + exchange(visit).id());
        }));
    }

    private Reply list(Visit visit) {
        TimeRange range = visit.range().orElse(TimeRange.DAY);
        Params query = visit.query();
        ExchangeFilter filter = Filters.read(query, range, visit.now());
        Optional<String> cursor = Filters.cursor(query);
        Page<ExchangeSummary> page = Filters.paged(query, () -> exchanges.list(filter, cursor, ROWS));
        boolean explicit = query.text("from").isPresent() || query.text("to").isPresent();
        long total = exchanges.count(filter);
        ListView view = new ListView(
                sentence(total, explicit, range),
                total,
                page.items(),
                facets(visit, range),
                chips(query),
                page.next().map(next -> query.with("after", next).on("/exchanges")),
                cursor.map(any -> query.without("after").on("/exchanges")),
                query.without("after").on("/exchanges.csv"),
                visit.range()
                        .map(each -> Params.url("/exchanges", "range", each.wireName()))
                        .orElse("/exchanges"));
        return Reply.page(
                "exchanges",
                frames.ranged(
                        visit, Frame.Section.EXCHANGES, "Exchanges", explicit ? Optional.empty() : Optional.of(range)),
                view);
    }

    private static String sentence(long total, boolean explicit, TimeRange range) {
        String when = explicit ? "in the chosen time" : "in " + range.words();
        return total == 0 ? "No exchange matches " + when + "." : Words.plural(total, "exchange") + " " + when;
    }

    private List<Facets> facets(Visit visit, TimeRange range) {
        List<Facets> all = new ArrayList<>();
        for (Group group : Group.values()) {
            Params others = visit.query().without(group.param, "after");
            Map<String, Long> counts =
                    exchanges.facet(Filters.read(others, range, visit.now()), group.facet, FACET_VALUES);
            Optional<String> chosen = visit.query().text(group.param);
            long most =
                    counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
            List<Facets.Value> values = counts.entrySet().stream()
                    .map(entry -> {
                        String wire = group == Group.ACTION || group == Group.OUTCOME
                                ? entry.getKey().toLowerCase(Locale.ROOT)
                                : entry.getKey();
                        boolean on = chosen.filter(wire::equals).isPresent();
                        String href = (on ? others : others.with(group.param, wire)).on("/exchanges");
                        int share = (int) Math.max(1, 100 * entry.getValue() / Math.max(1, most));
                        return new Facets.Value(label(group.param, wire), entry.getValue(), href, on, share);
                    })
                    .toList();
            all.add(new Facets(group.title, values));
        }
        return all;
    }

    private static List<Facets.Chip> chips(Params query) {
        List<Facets.Chip> chips = new ArrayList<>();
        for (Group group : Group.values()) {
            query.text(group.param)
                    .ifPresent(value -> chips.add(new Facets.Chip(
                            group.title,
                            label(group.param, value),
                            query.without(group.param, "after").on("/exchanges"))));
        }
        query.instant("from")
                .ifPresent(from -> chips.add(new Facets.Chip(
                        "From",
                        Words.dayClock(from) + " UTC",
                        query.without("from", "after").on("/exchanges"))));
        query.instant("to")
                .ifPresent(to -> chips.add(new Facets.Chip(
                        "To",
                        Words.dayClock(to) + " UTC",
                        query.without("to", "after").on("/exchanges"))));
        return chips;
    }

    private static String label(String param, String value) {
        return switch (param) {
            case "action" ->
                Arrays.stream(Action.values())
                        .filter(each -> each.wireName().equals(value))
                        .findFirst()
                        .map(Words::action)
                        .orElse(value);
            case "outcome" ->
                Arrays.stream(Outcome.values())
                        .filter(each -> each.wireName().equals(value))
                        .findFirst()
                        .map(Words::outcome)
                        .orElse(value);
            case "finding" -> Words.name(value);
            default -> value;
        };
    }

    private Reply export(Visit visit) {
        TimeRange range = visit.range().orElse(TimeRange.DAY);
        ExchangeFilter filter = Filters.read(visit.query(), range, visit.now());
        return new Reply.Download("bartizan-exchanges.csv", "text/csv; charset=utf-8", out -> write(filter, out));
    }

    private void write(ExchangeFilter filter, Writer out) throws IOException {
        Csv.line(
                out,
                "id",
                "time_utc",
                "person",
                "app",
                "deployment",
                "model",
                "guard",
                "sandbox",
                "source_ip",
                "action",
                "outcome",
                "status",
                "findings",
                "prompt_tokens",
                "completion_tokens",
                "duration_ms",
                "guard_ms");
        Optional<String> cursor = Optional.empty();
        for (int written = 0; written < EXPORT_ROWS_MAX; written += EXPORT_PAGE) {
            Page<ExchangeSummary> page = exchanges.list(filter, cursor, EXPORT_PAGE);
            for (ExchangeSummary row : page.items()) {
                writeRow(out, row);
            }
            cursor = page.next();
            if (cursor.isEmpty()) {
                return;
            }
        }
        Csv.line(out, "cut after " + EXPORT_ROWS_MAX + " rows; narrow the filter to export the rest");
    }

    private static void writeRow(Writer out, ExchangeSummary row) throws IOException {
        Csv.line(
                out,
                row.id(),
                row.at().toString(),
                row.actor().person().orElse(""),
                row.actor().app(),
                row.deployment(),
                row.model(),
                row.guard().orElse(""),
                String.valueOf(row.sandbox()),
                row.actor().sourceIp().orElse(""),
                row.action().wireName(),
                row.outcome().wireName(),
                String.valueOf(row.status()),
                String.join(" ", row.findingTypes()),
                String.valueOf(row.tokens().prompt()),
                String.valueOf(row.tokens().completion()),
                String.valueOf(row.duration().toMillis()),
                String.valueOf(row.guardTime().toMillis()));
    }

    private Reply one(Visit visit) {
        Exchange exchange = exchange(visit);
        Optional<Reveals.Grant> grant = reveals.grant(visit, target(exchange.id()));
        return Reply.page(
                "exchange",
                frames.plain(
                        visit,
                        Frame.Section.EXCHANGES,
                        "Exchange " + Words.clockSeconds(exchange.at()),
                        new Frame.Crumb("Exchanges", "/exchanges")),
                ExchangeView.of(exchange, grant));
    }

    private Exchange exchange(Visit visit) {
        return exchanges.exchange(visit.part("id")).orElseThrow(() -> Refusal.notFound("exchange"));
    }

    private static String target(String id) {
        return "exchange/" + id;
    }
}
