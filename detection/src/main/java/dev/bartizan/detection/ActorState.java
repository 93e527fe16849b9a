package dev.bartizan.detection;

import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that detection remembers about one actor; immutable. A keyed stream operator would hold exactly this per key.
 *
 * @param windows what detections remember, by detection, app and deployment; at most {@link #WINDOWS_MAX}
 * @param recent alerts that may still grow, oldest first; at most {@link #RECENT_MAX}, all in {@code incident}
 * @param incident the incident that alerts may still join
 */
record ActorState(Map<WindowKey, Window> windows, List<Alert> recent, Optional<OpenIncident> incident) {
    static final int WINDOWS_MAX = 16;
    static final int RECENT_MAX = 16;
    static final ActorState EMPTY = new ActorState(Map.of(), List.of(), Optional.empty());

    ActorState {
        recent = List.copyOf(recent);
    }

    /** What a window belongs to, beside the actor. */
    record WindowKey(String detectionId, String app, String deployment) {
        static WindowKey of(Detection detection, Exchange exchange) {
            return new WindowKey(detection.info().id(), exchange.actor().app(), exchange.deployment());
        }
    }

    Window window(WindowKey key) {
        return windows.getOrDefault(key, Window.EMPTY);
    }

    ActorState withWindow(WindowKey key, Window window) {
        if (window.isEmpty() && !windows.containsKey(key)) {
            return this;
        }
        Map<WindowKey, Window> changed = new LinkedHashMap<>(windows);
        changed.remove(key);
        if (!window.isEmpty()) {
            changed.put(key, window);
        }
        while (changed.size() > WINDOWS_MAX) {
            changed.remove(changed.keySet().iterator().next());
        }
        return new ActorState(changed, recent, incident);
    }

    /** Folds the draft into an alert or opens one, and puts it in an incident. The alert touched comes last in recent. */
    ActorState with(Detection detection, Draft draft) {
        Actor latest = draft.latest().actor();
        Optional<Alert> repeated = recent.stream()
                .filter(alert -> Folding.same(alert, detection, draft))
                .findFirst();
        Alert alert = repeated.map(known -> Folding.fold(detection, known, draft))
                .orElseGet(() -> Folding.open(detection, draft));
        OpenIncident joined = Correlation.apply(incident, alert, latest);
        Alert placed = alert.inIncident(joined.incident().id());

        List<Alert> kept = new ArrayList<>();
        for (Alert known : recent) {
            boolean other = !known.id().equals(placed.id());
            if (other && Folding.recent(known, draft.latest().at()) && joined.holds(known.id())) {
                kept.add(known);
            }
        }
        kept.add(placed);
        int drop = Math.max(0, kept.size() - RECENT_MAX);
        return new ActorState(windows, kept.subList(drop, kept.size()), Optional.of(joined));
    }

    /** Forgets the incident and its alerts, so that nothing joins them again. */
    ActorState withoutIncident() {
        return new ActorState(windows, List.of(), Optional.empty());
    }

    ActorState withIncident(OpenIncident open, List<Alert> alerts) {
        int drop = Math.max(0, alerts.size() - RECENT_MAX);
        return new ActorState(windows, alerts.subList(drop, alerts.size()), Optional.of(open));
    }
}
