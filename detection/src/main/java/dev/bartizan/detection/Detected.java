package dev.bartizan.detection;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Incident;
import java.util.List;

/**
 * What one exchange changed: alerts and incidents as they are now, new or updated.
 *
 * @param alerts each in one of the incidents
 * @param incidents without repeats
 */
public record Detected(List<Alert> alerts, List<Incident> incidents) {
    static final Detected NOTHING = new Detected(List.of(), List.of());

    public Detected {
        alerts = List.copyOf(alerts);
        incidents = List.copyOf(incidents);
    }
}
