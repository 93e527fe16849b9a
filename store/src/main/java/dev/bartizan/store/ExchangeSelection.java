package dev.bartizan.store;

import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository.Facet;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The rows a filter selects. A filter on a finding type starts from the findings, so that a rare type among a million
 * exchanges is found through its index and still comes in the order of the list.
 */
final class ExchangeSelection {
    private final boolean byFinding;
    private final Where where;

    private ExchangeSelection(boolean byFinding, Where where) {
        this.byFinding = byFinding;
        this.where = where;
    }

    static ExchangeSelection of(ExchangeFilter filter, Optional<String> cursor) {
        return selection(filter, cursor, filter.findingType().isPresent());
    }

    static ExchangeSelection facet(ExchangeFilter filter, Facet facet) {
        if (facet != Facet.FINDING_TYPE) {
            ExchangeSelection selection = of(filter, Optional.empty());
            selection.where.and(selection.facetColumn(facet) + " is not null");
            return selection;
        }
        // Counts every type of the exchanges that have the filtered type, so that type is a condition on the exchange.
        ExchangeSelection selection = selection(withoutType(filter), Optional.empty(), true);
        filter.findingType()
                .ifPresent(type -> selection.where.and(
                        "exists (select 1 from exchange_finding g where g.exchange_seq = e.seq and g.type = :hasType)",
                        "hasType",
                        Columns.text(type)));
        return selection;
    }

    private static ExchangeSelection selection(ExchangeFilter filter, Optional<String> cursor, boolean byFinding) {
        Where where = new Where();
        ExchangeSelection selection = new ExchangeSelection(byFinding, where);
        if (byFinding) {
            // "cross join ... where" also tells SQLite to keep this order of tables.
            where.and("e.seq = f.exchange_seq").and("f.type", "=", "type", Columns.text(filter.findingType()));
        }
        where.within(selection.time(), filter.from(), filter.to())
                .olderThan(selection.time(), selection.id(), cursor)
                .and("e.person", "=", "person", Columns.text(filter.person()))
                .and("e.app", "=", "app", Columns.text(filter.app()))
                .and("e.deployment", "=", "deployment", Columns.text(filter.deployment()))
                .and("e.guard", "=", "guard", Columns.text(filter.guard()))
                .and("e.source_ip", "=", "sourceIp", Columns.text(filter.sourceIp()))
                .and("e.action", "=", "action", filter.action().map(Columns::name))
                .and("e.outcome", "=", "outcome", filter.outcome().map(Columns::name));
        return selection;
    }

    String time() {
        return byFinding ? "f.at_ms" : "e.at_ms";
    }

    String id() {
        return byFinding ? "f.exchange_id" : "e.id";
    }

    String facetColumn(Facet facet) {
        return switch (facet) {
            case FINDING_TYPE -> "f.type";
            case PERSON, APP, DEPLOYMENT, GUARD, SOURCE_IP, ACTION, OUTCOME ->
                "e." + facet.name().toLowerCase(Locale.ROOT);
        };
    }

    Query query(Handle handle, String select, String tail) {
        String from = byFinding ? " from exchange_finding f cross join exchange e" : " from exchange e";
        return where.bindTo(handle.createQuery(select + from + where.sql() + tail));
    }

    private static ExchangeFilter withoutType(ExchangeFilter filter) {
        return new ExchangeFilter(
                filter.from(),
                filter.to(),
                filter.person(),
                filter.app(),
                filter.deployment(),
                filter.guard(),
                filter.sourceIp(),
                filter.action(),
                filter.outcome(),
                Optional.empty());
    }
}
