package dev.bartizan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a store would hold after an engine ran: the last version of everything. */
final class Results {
    private final DetectionEngine engine;
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private int seen;

    Results(DetectionEngine engine) {
        this.engine = engine;
    }

    void add(Samples... samples) {
        for (Samples sample : samples) {
            Detected detected = engine.process(sample.exchange());
            seen++;
            detected.alerts().forEach(alert -> alerts.put(alert.id(), alert));
            detected.incidents().forEach(incident -> incidents.put(incident.id(), incident));
        }
    }

    int seen() {
        return seen;
    }

    List<Alert> alerts() {
        return List.copyOf(alerts.values());
    }

    List<Incident> incidents() {
        return List.copyOf(incidents.values());
    }

    Alert onlyAlert() {
        assertEquals(1, alerts.size());
        return alerts().getFirst();
    }

    Incident onlyIncident() {
        assertEquals(1, incidents.size());
        return incidents().getFirst();
    }

    static Incident triaged(Incident i, IncidentStatus status, Optional<String> assignee) {
        return new Incident(
                i.id(),
                i.title(),
                i.severity(),
                status,
                i.firstSeen(),
                i.lastSeen(),
                i.alertCount(),
                i.entities(),
                i.tactics(),
                i.links(),
                assignee);
    }
}
