package dev.bartizan.detection;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts and incidents at rest. One thread writes (the detection worker); any thread may read. */
public interface IncidentRepository {
    /**
     * Stores what one exchange changed, in one transaction: new or updated alerts, new or updated incidents, and the
     * id of the exchange up to which detection has run (so nothing is lost or counted twice after a crash).
     */
    void save(List<Alert> alerts, List<Incident> incidents, String lastExchangeId);

    /** The id given to the last {@link #save}, empty before the first. */
    Optional<String> lastExchangeId();

    /** Incidents that are not resolved and were last seen at or after {@code since}, for warming up correlation. */
    List<Incident> openSince(Instant since);

    Optional<Incident> incident(String id);

    Optional<Alert> alert(String id);

    /** Alerts of one incident, oldest first. */
    List<Alert> alertsOf(String incidentId);

    /** Newest last-seen first; the cursor is {@link Page#next()} of the page before. */
    Page<Incident> incidents(IncidentFilter filter, Optional<String> cursor, int limit);

    /** Newest last-seen first. */
    Page<Alert> alerts(AlertFilter filter, Optional<String> cursor, int limit);

    long countIncidents(IncidentFilter filter);

    long countAlerts(AlertFilter filter);

    /** Sets status and assignee; returns whether the incident exists. Detection keeps both when it saves again. */
    boolean triage(String incidentId, IncidentStatus status, Optional<String> assignedTo);
}
