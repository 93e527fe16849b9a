package dev.bartizan.console;

import dev.bartizan.detection.AlertFilter;
import dev.bartizan.detection.IncidentFilter;
import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Alerts and incidents in memory; the cursor is a row number. */
final class FakeIncidents implements IncidentRepository {
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();

    @Override
    public synchronized void save(List<Alert> changed, List<Incident> changedIncidents, String lastExchangeId) {
        changed.forEach(alert -> alerts.put(alert.id(), alert));
        changedIncidents.forEach(incident -> incidents.put(incident.id(), incident));
    }

    @Override
    public Optional<String> lastExchangeId() {
        return Optional.empty();
    }

    @Override
    public synchronized List<Incident> openSince(Instant since) {
        return incidents.values().stream()
                .filter(each -> each.status() != IncidentStatus.RESOLVED
                        && !each.lastSeen().isBefore(since))
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
                .filter(alert -> alert.incidentId().filter(incidentId::equals).isPresent())
                .sorted(Comparator.comparing(Alert::firstSeen))
                .toList();
    }

    @Override
    public synchronized Page<Incident> incidents(IncidentFilter filter, Optional<String> cursor, int limit) {
        return page(
                matching(filter)
                        .sorted(Comparator.comparing(Incident::lastSeen).reversed())
                        .toList(),
                cursor,
                limit);
    }

    @Override
    public synchronized Page<Alert> alerts(AlertFilter filter, Optional<String> cursor, int limit) {
        return page(
                matching(filter)
                        .sorted(Comparator.comparing(Alert::lastSeen).reversed())
                        .toList(),
                cursor,
                limit);
    }

    @Override
    public synchronized long countIncidents(IncidentFilter filter) {
        return matching(filter).count();
    }

    @Override
    public synchronized long countAlerts(AlertFilter filter) {
        return matching(filter).count();
    }

    @Override
    public synchronized boolean triage(String incidentId, IncidentStatus status, Optional<String> assignedTo) {
        Incident old = incidents.get(incidentId);
        if (old == null) {
            return false;
        }
        incidents.put(
                incidentId,
                new Incident(
                        old.id(),
                        old.title(),
                        old.severity(),
                        status,
                        old.firstSeen(),
                        old.lastSeen(),
                        old.alertCount(),
                        old.entities(),
                        old.tactics(),
                        old.links(),
                        assignedTo));
        return true;
    }

    private Stream<Incident> matching(IncidentFilter filter) {
        return incidents.values().stream()
                .filter(each -> filter.from().filter(each.lastSeen()::isBefore).isEmpty())
                .filter(each -> filter.severity().isEmpty() || filter.severity().get() == each.severity())
                .filter(each -> filter.status().isEmpty() || filter.status().get() == each.status());
    }

    private Stream<Alert> matching(AlertFilter filter) {
        return alerts.values().stream()
                .filter(each -> filter.from().filter(each.lastSeen()::isBefore).isEmpty())
                .filter(each -> filter.severity().isEmpty() || filter.severity().get() == each.severity())
                .filter(each -> filter.detectionId().isEmpty()
                        || filter.detectionId().get().equals(each.detectionId()))
                .filter(each -> filter.person().isEmpty()
                        || filter.person().equals(each.actor().person()))
                .filter(each -> filter.app().isEmpty()
                        || filter.app().get().equals(each.actor().app()))
                .filter(each -> filter.deployment().isEmpty()
                        || filter.deployment().get().equals(each.deployment()));
    }

    private static <T> Page<T> page(List<T> all, Optional<String> cursor, int limit) {
        int from = cursor.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }
}
