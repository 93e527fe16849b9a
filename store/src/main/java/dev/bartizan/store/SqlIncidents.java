package dev.bartizan.store;

import dev.bartizan.detection.AlertFilter;
import dev.bartizan.detection.IncidentFilter;
import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentLink;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Page;
import dev.bartizan.domain.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Alerts and incidents in SQL. */
final class SqlIncidents implements IncidentRepository {
    private static final int PAGE_MAX = 500;
    private static final int STORY_MAX = 10_000;
    /** Status and assignee are set on insert only: after that they belong to triage. */
    private static final String UPSERT = """
            insert into incident (id, title, severity, status, assigned_to, first_seen_ms, last_seen_ms, alert_count,
              entities, tactics, links)
            values (:id, :title, :severity, :status, :assignedTo, :firstSeen, :lastSeen, :alertCount,
              :entities, :tactics, :links)
            on conflict (id) do update set title = excluded.title, severity = excluded.severity,
              first_seen_ms = excluded.first_seen_ms, last_seen_ms = excluded.last_seen_ms,
              alert_count = excluded.alert_count, entities = excluded.entities, tactics = excluded.tactics,
              links = excluded.links""";
    /** An exchange that retention already deleted leaves the place where it was. */
    private static final String KEEP_PLACE = """
            insert into reading_place (reader, exchange_id, exchange_seq)
            values ('detection', :id, coalesce((select seq from exchange where id = :id),
              (select exchange_seq from reading_place where reader = 'detection'), 0))
            on conflict (reader) do update set exchange_id = excluded.exchange_id, exchange_seq = excluded.exchange_seq""";

    private final Database database;
    private final Writer writer;
    private final ContentCipher cipher;

    SqlIncidents(Database database, Writer writer, ContentCipher cipher) {
        this.database = database;
        this.writer = writer;
        this.cipher = cipher;
    }

    @Override
    public void save(List<Alert> alerts, List<Incident> incidents, String lastExchangeId) {
        int unused = writer.write(handle -> {
            saveAlerts(handle, alerts);
            saveIncidents(handle, incidents);
            return handle.createUpdate(KEEP_PLACE)
                    .bind("id", Columns.text(lastExchangeId))
                    .execute();
        });
    }

    private void saveAlerts(Handle handle, List<Alert> alerts) {
        if (!alerts.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(AlertRow.UPSERT);
            alerts.forEach(alert -> AlertRow.add(batch, alert, cipher));
            batch.execute();
        }
    }

    private static void saveIncidents(Handle handle, List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(UPSERT);
        for (Incident incident : incidents) {
            batch.bind("id", incident.id())
                    .bind("title", Columns.longText(incident.title()))
                    .bind("severity", Columns.name(incident.severity()))
                    .bind("status", Columns.name(incident.status()))
                    .bind("assignedTo", Columns.text(incident.assignedTo()))
                    .bind("firstSeen", incident.firstSeen().toEpochMilli())
                    .bind("lastSeen", incident.lastSeen().toEpochMilli())
                    .bind("alertCount", incident.alertCount())
                    .bind("entities", Json.write(incident.entities()))
                    .bind("tactics", Json.write(incident.tactics()))
                    .bind("links", Json.write(incident.links()))
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<String> lastExchangeId() {
        return database.read(
                handle -> handle.createQuery("select exchange_id from reading_place where reader = 'detection'")
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public List<Incident> openSince(Instant since) {
        return database.read(handle -> handle.createQuery("""
                        select * from incident where last_seen_ms >= :since and status <> 'resolved'
                        order by last_seen_ms desc, id desc limit :limit""")
                .bind("since", since.toEpochMilli())
                .bind("limit", STORY_MAX)
                .map((row, context) -> incident(row))
                .list());
    }

    @Override
    public Optional<Incident> incident(String id) {
        return database.read(handle -> handle.createQuery("select * from incident where id = :id")
                .bind("id", Columns.text(id))
                .map((row, context) -> incident(row))
                .findOne());
    }

    @Override
    public Optional<Alert> alert(String id) {
        return database.read(handle -> handle.createQuery("select * from alert where id = :id")
                .bind("id", Columns.text(id))
                .map((row, context) -> AlertRow.read(row, cipher))
                .findOne());
    }

    @Override
    public List<Alert> alertsOf(String incidentId) {
        return database.read(handle -> handle.createQuery(
                        "select * from alert where incident_id = :id order by first_seen_ms, id limit :limit")
                .bind("id", Columns.text(incidentId))
                .bind("limit", STORY_MAX)
                .map((row, context) -> AlertRow.read(row, cipher))
                .list());
    }

    @Override
    public Page<Incident> incidents(IncidentFilter filter, Optional<String> cursor, int limit) {
        PageCursor.checkLimit(limit, PAGE_MAX);
        Where where = where(filter).olderThan("last_seen_ms", "id", cursor);
        List<Incident> rows = database.read(handle -> where.bindTo(handle.createQuery(
                        "select * from incident" + where.sql() + " order by last_seen_ms desc, id desc limit :limit"))
                .bind("limit", limit + 1)
                .map((row, context) -> incident(row))
                .list());
        return PageCursor.page(
                rows, limit, last -> new PageCursor(last.lastSeen().toEpochMilli(), last.id()));
    }

    @Override
    public Page<Alert> alerts(AlertFilter filter, Optional<String> cursor, int limit) {
        PageCursor.checkLimit(limit, PAGE_MAX);
        Where where = where(filter).olderThan("last_seen_ms", "id", cursor);
        List<Alert> rows = database.read(handle -> where.bindTo(handle.createQuery(
                        "select * from alert" + where.sql() + " order by last_seen_ms desc, id desc limit :limit"))
                .bind("limit", limit + 1)
                .map((row, context) -> AlertRow.read(row, cipher))
                .list());
        return PageCursor.page(
                rows, limit, last -> new PageCursor(last.lastSeen().toEpochMilli(), last.id()));
    }

    @Override
    public long countIncidents(IncidentFilter filter) {
        return count("incident", where(filter));
    }

    @Override
    public long countAlerts(AlertFilter filter) {
        return count("alert", where(filter));
    }

    private long count(String table, Where where) {
        return database.read(handle -> where.bindTo(handle.createQuery("select count(*) from " + table + where.sql()))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public boolean triage(String incidentId, IncidentStatus status, Optional<String> assignedTo) {
        return writer.write(handle ->
                handle.createUpdate("update incident set status = :status, assigned_to = :assignedTo where id = :id")
                                .bind("status", Columns.name(status))
                                .bind("assignedTo", Columns.text(assignedTo))
                                .bind("id", Columns.text(incidentId))
                                .execute()
                        > 0);
    }

    private static Where where(IncidentFilter filter) {
        return new Where()
                .within("last_seen_ms", filter.from(), filter.to())
                .and("severity", "=", "severity", filter.severity().map(Columns::name))
                .and("status", "=", "status", filter.status().map(Columns::name));
    }

    private static Where where(AlertFilter filter) {
        return new Where()
                .within("last_seen_ms", filter.from(), filter.to())
                .and("severity", "=", "severity", filter.severity().map(Columns::name))
                .and("detection_id", "=", "detectionId", Columns.text(filter.detectionId()))
                .and("person", "=", "person", Columns.text(filter.person()))
                .and("app", "=", "app", Columns.text(filter.app()))
                .and("deployment", "=", "deployment", Columns.text(filter.deployment()));
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getString("id"),
                row.getString("title"),
                Columns.value(Severity.class, row.getString("severity")),
                Columns.value(IncidentStatus.class, row.getString("status")),
                Columns.instant(row, "first_seen_ms"),
                Columns.instant(row, "last_seen_ms"),
                row.getInt("alert_count"),
                Json.readList(row.getString("entities"), Entity.class),
                Json.readList(row.getString("tactics"), String.class),
                Json.readList(row.getString("links"), IncidentLink.class),
                Columns.optionalText(row, "assigned_to"));
    }
}
