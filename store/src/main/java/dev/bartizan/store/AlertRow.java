package dev.bartizan.store;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Evidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Alerts in their stored form: excerpts and decoded layers are sealed, the rest is clear. */
final class AlertRow {
    static final String UPSERT = """
            insert into alert (id, detection_id, title, description, severity, confidence, person, app, source_ip,
              user_agent, actor_key, deployment, first_seen_ms, last_seen_ms, occurrences, action, prompt_tokens,
              completion_tokens, incident_id, facts, sealed_with, body)
            values (:id, :detectionId, :title, :description, :severity, :confidence, :person, :app, :sourceIp,
              :userAgent, :actorKey, :deployment, :firstSeen, :lastSeen, :occurrences, :action, :promptTokens,
              :completionTokens, :incidentId, :facts, :sealedWith, :body)
            on conflict (id) do update set detection_id = excluded.detection_id, title = excluded.title,
              description = excluded.description, severity = excluded.severity, confidence = excluded.confidence,
              person = excluded.person, app = excluded.app, source_ip = excluded.source_ip,
              user_agent = excluded.user_agent, actor_key = excluded.actor_key, deployment = excluded.deployment,
              first_seen_ms = excluded.first_seen_ms, last_seen_ms = excluded.last_seen_ms,
              occurrences = excluded.occurrences, action = excluded.action, prompt_tokens = excluded.prompt_tokens,
              completion_tokens = excluded.completion_tokens, incident_id = excluded.incident_id,
              facts = excluded.facts, sealed_with = excluded.sealed_with, body = excluded.body""";
    private static final String COLUMN = "alert.evidence";

    private AlertRow() {}

    record Facts(List<String> techniques, List<String> tactics, List<EvidenceFacts> evidence) {}

    record EvidenceFacts(
            String exchangeId,
            String side,
            int partIndex,
            Finding finding,
            Span excerptSpan,
            Optional<String> decodedName) {}

    record EvidenceTexts(String excerpt, Optional<String> decoded) {}

    static void add(PreparedBatch batch, Alert alert, ContentCipher cipher) {
        Facts facts = new Facts(
                alert.techniques(),
                alert.tactics(),
                alert.evidence().stream().map(AlertRow::facts).toList());
        List<EvidenceTexts> texts = alert.evidence().stream()
                .map(evidence ->
                        new EvidenceTexts(evidence.excerpt(), evidence.decoded().map(DecodedView::text)))
                .toList();
        batch.bind("id", alert.id())
                .bind("detectionId", Columns.text(alert.detectionId()))
                .bind("title", Columns.longText(alert.title()))
                .bind("description", Columns.longText(alert.description()))
                .bind("severity", Columns.name(alert.severity()))
                .bind("confidence", Columns.name(alert.confidence()))
                .bind("person", Columns.text(alert.actor().person()))
                .bind("app", Columns.text(alert.actor().app()))
                .bind("sourceIp", Columns.text(alert.actor().sourceIp()))
                .bind("userAgent", Columns.text(alert.actor().userAgent()))
                .bind("actorKey", Columns.text(alert.actor().keyId()))
                .bind("deployment", Columns.text(alert.deployment()))
                .bind("firstSeen", alert.firstSeen().toEpochMilli())
                .bind("lastSeen", alert.lastSeen().toEpochMilli())
                .bind("occurrences", alert.count())
                .bind("action", Columns.name(alert.verdict()))
                .bind("promptTokens", alert.tokens().prompt())
                .bind("completionTokens", alert.tokens().completion())
                .bind("incidentId", alert.incidentId())
                .bind("facts", Json.write(facts))
                .bind("sealedWith", cipher.keyId())
                .bind("body", cipher.seal(alert.id(), COLUMN, Json.bytes(texts)))
                .add();
    }

    static Alert read(ResultSet row, ContentCipher cipher) throws SQLException {
        String id = row.getString("id");
        Facts facts = Json.read(row.getString("facts"), Facts.class);
        byte[] content = cipher.open(id, COLUMN, row.getString("sealed_with"), row.getBytes("body"));
        return new Alert(
                id,
                row.getString("detection_id"),
                row.getString("title"),
                row.getString("description"),
                Columns.value(Severity.class, row.getString("severity")),
                Columns.value(Confidence.class, row.getString("confidence")),
                facts.techniques(),
                facts.tactics(),
                ExchangeRow.actor(row),
                row.getString("deployment"),
                Columns.instant(row, "first_seen_ms"),
                Columns.instant(row, "last_seen_ms"),
                row.getInt("occurrences"),
                ExchangeRow.action(row),
                ExchangeRow.tokens(row),
                evidence(facts.evidence(), Json.readList(content, EvidenceTexts.class)),
                Columns.optionalText(row, "incident_id"));
    }

    private static EvidenceFacts facts(Evidence evidence) {
        return new EvidenceFacts(
                evidence.exchangeId(),
                evidence.side(),
                evidence.partIndex(),
                evidence.finding(),
                evidence.excerptSpan(),
                evidence.decoded().map(DecodedView::name));
    }

    private static List<Evidence> evidence(List<EvidenceFacts> facts, List<EvidenceTexts> texts) {
        List<Evidence> all = new ArrayList<>(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            EvidenceFacts fact = facts.get(i);
            EvidenceTexts text = texts.get(i);
            all.add(new Evidence(
                    fact.exchangeId(),
                    fact.side(),
                    fact.partIndex(),
                    fact.finding(),
                    text.excerpt(),
                    fact.excerptSpan(),
                    fact.decodedName()
                            .map(name -> new DecodedView(name, text.decoded().orElse("")))));
        }
        return all;
    }
}
