package dev.bartizan.detection;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.IncidentLink;
import dev.bartizan.domain.Severity;
import java.time.Instant;
import java.util.List;

/** What correlation remembers of an alert: enough to write the incident again without the alert's evidence. */
record Member(
        IncidentLink link,
        Stage stage,
        String title,
        Instant firstSeen,
        Instant lastSeen,
        Severity severity,
        List<String> tactics) {
    Member {
        tactics = List.copyOf(tactics);
    }

    static Member of(Alert alert, IncidentLink link) {
        return new Member(
                link,
                Stage.of(alert.evidence().getFirst().finding()),
                alert.title(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.severity(),
                alert.tactics());
    }
}
