package dev.bartizan.detection;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Page;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents in memory. Saves are all or nothing, as the contract says; failures can be planned. */
final class FakeIncidents implements IncidentRepository {
    /** How a planned save fails. */
    enum Failure {
        NOTHING_STORED,
        STORED_BUT_REPORTED_AS_FAILED
    }

    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private Optional<String> last = Optional.empty();
    private int saves;
    private boolean readsFail;
    private boolean savesFail;

    synchronized void failNext(Failure... planned) {
        failures.addAll(List.of(planned));
    }

    synchronized void readsFail(boolean fail) {
        readsFail = fail;
    }

    synchronized void savesFail(boolean fail) {
        savesFail = fail;
    }

    synchronized int saves() {
        return saves;
    }

    synchronized List<Alert> allAlerts() {
        return List.copyOf(alerts.values());
    }

    synchronized List<Incident> allIncidents() {
        return List.copyOf(incidents.values());
    }

    @Override
    public synchronized void save(List<Alert> changedAlerts, List<Incident> changedIncidents, String lastExchangeId) {
        Failure failure = failures.poll();
        if (savesFail || failure == Failure.NOTHING_STORED) {
            throw new IllegalStateException("disk full");
        }
        changedAlerts.forEach(alert -> alerts.put(alert.id(), alert));
        changedIncidents.forEach(incident -> {
            Incident before = incidents.get(incident.id());
            incidents.put(
                    incident.id(),
                    before == null ? incident : Results.triaged(incident, before.status(), before.assignedTo()));
        });
        last = Optional.of(lastExchangeId);
        saves++;
        if (failure == Failure.STORED_BUT_REPORTED_AS_FAILED) {
            throw new IllegalStateException("connection reset after commit");
        }
    }

    @Override
    public synchronized Optional<String> lastExchangeId() {
        if (readsFail) {
            throw new IllegalStateException("store is down");
        }
        return last;
    }

    @Override
    public synchronized List<Incident> openSince(Instant since) {
        return incidents.values().stream()
                .filter(i ->
                        i.status() != IncidentStatus.RESOLVED && !i.lastSeen().isBefore(since))
                .toList();
    }

    @Override
    public synchronized Optional<Incident> incident(String id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public synchronized Optional<Alert> alert(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    @Override
    public synchronized List<Alert> alertsOf(String incidentId) {
        return alerts.values().stream()
                .filter(alert -> alert.incidentId().equals(Optional.of(incidentId)))
                .sorted((a, b) -> a.firstSeen().compareTo(b.firstSeen()))
                .toList();
    }

    @Override
    public Page<Incident> incidents(IncidentFilter filter, Optional<String> cursor, int limit) {
        return new Page<>(allIncidents(), Optional.empty());
    }

    @Override
    public Page<Alert> alerts(AlertFilter filter, Optional<String> cursor, int limit) {
        return new Page<>(allAlerts(), Optional.empty());
    }

    @Override
    public long countIncidents(IncidentFilter filter) {
        return allIncidents().size();
    }

    @Override
    public long countAlerts(AlertFilter filter) {
        return allAlerts().size();
    }

    @Override
    public synchronized boolean triage(String incidentId, IncidentStatus status, Optional<String> assignedTo) {
        return incidents.computeIfPresent(incidentId, (id, i) -> Results.triaged(i, status, assignedTo)) != null;
    }
}
