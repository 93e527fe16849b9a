package dev.bartizan.store;

import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Exchange;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Inserts exchanges, many at a time, and numbers them in the order of acceptance. Runs on the writer thread only. */
final class ExchangeInsert {
    private static final String EXCHANGE = """
            insert into exchange (seq, id, at_ms, person, app, deployment, model, guard, source_ip, user_agent, actor_key,
              sandbox, streamed, action, outcome, status, prompt_tokens, completion_tokens, duration_nanos, guard_nanos,
              finding_types, inspected)
            values (:seq, :id, :at, :person, :app, :deployment, :model, :guardName, :sourceIp, :userAgent, :actorKey,
              :sandbox, :streamed, :action, :outcome, :status, :promptTokens, :completionTokens, :duration, :guard,
              :findingTypes, :inspected)""";
    private static final String CONTENT =
            "insert into exchange_content (exchange_seq, sealed_with, body) values (:seq, :sealedWith, :body)";
    private static final String FINDING = """
            insert into exchange_finding (exchange_seq, type, side, at_ms, exchange_id)
            values (:seq, :type, :side, :at, :id)""";

    private ExchangeInsert() {}

    /** The first row number never used. Asked of the database each time, as another process may write too. */
    static long nextSeq(Handle handle) {
        return handle.createQuery("""
                        select coalesce(max(last_seq), 0) + 1 from (
                          select max(seq) as last_seq from exchange
                          union all select max(exchange_seq) from reading_place) as used""").mapTo(Long.class).one();
    }

    static void all(Handle handle, List<ExchangeRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch exchanges = handle.prepareBatch(EXCHANGE);
        PreparedBatch contents = handle.prepareBatch(CONTENT);
        PreparedBatch findings = handle.prepareBatch(FINDING);
        long seq = nextSeq(handle);
        for (ExchangeRow row : rows) {
            addExchange(exchanges, seq, row);
            contents.bind("seq", seq)
                    .bind("sealedWith", row.sealedWith())
                    .bind("body", row.body())
                    .add();
            for (Map.Entry<String, String> finding : row.findingSides().entrySet()) {
                findings.bind("seq", seq)
                        .bind("type", finding.getKey())
                        .bind("side", finding.getValue())
                        .bind("at", row.exchange().at().toEpochMilli())
                        .bind("id", row.exchange().id())
                        .add();
            }
            seq++;
        }
        exchanges.execute();
        contents.execute();
        if (findings.size() > 0) {
            findings.execute();
        }
    }

    private static void addExchange(PreparedBatch batch, long seq, ExchangeRow row) {
        Exchange exchange = row.exchange();
        Actor actor = exchange.actor();
        batch.bind("seq", seq)
                .bind("id", exchange.id())
                .bind("at", exchange.at().toEpochMilli())
                .bind("person", Columns.text(actor.person()))
                .bind("app", Columns.text(actor.app()))
                .bind("deployment", Columns.text(exchange.deployment()))
                .bind("model", Columns.text(exchange.model()))
                .bind("guardName", Columns.text(exchange.guard()))
                .bind("sourceIp", Columns.text(actor.sourceIp()))
                .bind("userAgent", Columns.text(actor.userAgent()))
                .bind("actorKey", Columns.text(actor.keyId()))
                .bind("sandbox", exchange.sandbox() ? 1 : 0)
                .bind("streamed", exchange.streamed() ? 1 : 0)
                .bind("action", Columns.name(exchange.action()))
                .bind("outcome", Columns.name(exchange.outcome()))
                .bind("status", exchange.status())
                .bind("promptTokens", exchange.tokens().prompt())
                .bind("completionTokens", exchange.tokens().completion())
                .bind("duration", Columns.nanos(exchange.duration()))
                .bind("guard", Columns.nanos(exchange.guardTime()))
                .bind("findingTypes", Json.write(row.findingSides().keySet()))
                .bind("inspected", row.inspected())
                .add();
    }
}
