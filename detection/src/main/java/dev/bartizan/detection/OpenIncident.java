package dev.bartizan.detection;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentLink;
import dev.bartizan.domain.IncidentStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident that alerts may still join.
 *
 * @param incident as last written
 * @param members its alerts, in the order of the incident's links
 */
record OpenIncident(Incident incident, List<Member> members) {
    OpenIncident {
        members = List.copyOf(members);
    }

    boolean holds(String alertId) {
        return members.stream().anyMatch(member -> member.link().alertId().equals(alertId));
    }

    /** Rebuilds from what is stored; empty when resolved, or when alerts are gone and the story would be cut short. */
    static Optional<OpenIncident> restore(Incident incident, List<Alert> alerts) {
        Map<String, Alert> byId = new HashMap<>();
        alerts.forEach(alert -> byId.put(alert.id(), alert));
        List<Member> members = new ArrayList<>();
        for (IncidentLink link : incident.links()) {
            Alert alert = byId.get(link.alertId());
            if (alert != null) {
                members.add(Member.of(alert, link));
            }
        }
        boolean whole = !members.isEmpty() && members.size() == incident.links().size();
        return whole && incident.status() != IncidentStatus.RESOLVED
                ? Optional.of(new OpenIncident(incident, members))
                : Optional.empty();
    }
}
