package dev.bartizan.detection;

import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges to alerts to incidents: runs the detections, folds repeats, correlates. The result depends only on the
 * exchanges seen, in their order; there is no clock and no random source. State is bounded by {@link EngineLimits} and
 * kept per actor; an exchange without findings costs no state. Not thread-safe: one thread owns an engine.
 */
public final class DetectionEngine {
    private final List<Detection> detections;
    private final EngineLimits limits;
    /** Least recently touched first. */
    private final LinkedHashMap<ActorKey, ActorState> actors = new LinkedHashMap<>(16, 0.75f, true);

    private int alertsHeld;
    private long forgotten;

    public DetectionEngine(List<Detection> detections, EngineLimits limits) {
        this.detections = List.copyOf(detections);
        this.limits = limits;
    }

    /** The detections that ship, with standard limits. */
    public static DetectionEngine standard() {
        return new DetectionEngine(Detections.all(), EngineLimits.standard());
    }

    /** Takes one exchange and says what changed; usually nothing. Each exchange must be given once. */
    public Detected process(Exchange exchange) {
        if (!interesting(exchange)) {
            return Detected.NOTHING;
        }
        ActorKey key = ActorKey.of(exchange.actor());
        ActorState state = state(key);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        Map<String, Incident> incidents = new LinkedHashMap<>();
        for (Detection detection : detections) {
            ActorState.WindowKey windowKey = ActorState.WindowKey.of(detection, exchange);
            Step step = detection.evaluate(state.window(windowKey), exchange);
            state = state.withWindow(windowKey, step.window());
            for (Draft draft : step.drafts()) {
                state = state.with(detection, draft);
                Alert alert = state.recent().getLast();
                alerts.put(alert.id(), alert);
                state.incident().ifPresent(open -> incidents.put(open.incident().id(), open.incident()));
            }
        }
        keep(key, state);
        return new Detected(List.copyOf(alerts.values()), List.copyOf(incidents.values()));
    }

    /** Fills the detections' windows with an exchange that was processed in an earlier life; raises nothing. */
    void recall(Exchange exchange) {
        if (!interesting(exchange)) {
            return;
        }
        ActorKey key = ActorKey.of(exchange.actor());
        ActorState state = state(key);
        for (Detection detection : detections) {
            ActorState.WindowKey windowKey = ActorState.WindowKey.of(detection, exchange);
            Window window =
                    detection.evaluate(state.window(windowKey), exchange).window();
            state = state.withWindow(windowKey, window);
        }
        keep(key, state);
    }

    /** Takes up an incident stored in an earlier life; resolved ones and ones with missing alerts are left alone. */
    void restore(Incident incident, List<Alert> alerts) {
        Optional<OpenIncident> open = OpenIncident.restore(incident, alerts);
        if (open.isEmpty()) {
            return;
        }
        ActorKey key = ActorKey.of(alerts.getLast().actor());
        ActorState state = state(key);
        boolean newer = state.incident()
                .map(known -> !known.incident().lastSeen().isAfter(incident.lastSeen()))
                .orElse(true);
        if (newer) {
            keep(key, state.withIncident(open.get(), alerts));
        }
    }

    /** The incident an alert of this actor might join; ask the store whether it was resolved, then {@link #refresh}. */
    Optional<String> openIncidentOf(Actor actor) {
        ActorState state = actors.get(ActorKey.of(actor));
        return state == null
                ? Optional.empty()
                : state.incident().map(open -> open.incident().id());
    }

    /** Takes over what people did to the actor's open incident; a resolved or deleted one is not joined again. */
    void refresh(Actor actor, Optional<Incident> stored) {
        ActorKey key = ActorKey.of(actor);
        ActorState state = state(key);
        Optional<OpenIncident> open = state.incident();
        if (open.isEmpty()) {
            return;
        }
        if (stored.isEmpty() || stored.get().status() == IncidentStatus.RESOLVED) {
            keep(key, state.withoutIncident());
            return;
        }
        Incident triaged = triaged(open.get().incident(), stored.get());
        keep(key, state.withIncident(new OpenIncident(triaged, open.get().members()), state.recent()));
    }

    /** Actors forgotten because a limit was reached. */
    public long forgotten() {
        return forgotten;
    }

    /** Actors remembered now. */
    public int actors() {
        return actors.size();
    }

    static boolean interesting(Exchange exchange) {
        return exchange.parts().anyMatch(part -> !part.inspection().findings().isEmpty());
    }

    private ActorState state(ActorKey key) {
        return actors.getOrDefault(key, ActorState.EMPTY);
    }

    private void keep(ActorKey key, ActorState state) {
        ActorState before = state(key);
        if (state.equals(ActorState.EMPTY)) {
            actors.remove(key);
        } else {
            actors.put(key, state);
        }
        alertsHeld += state.recent().size() - before.recent().size();
        while (actors.size() > limits.actorsMax() || (alertsHeld > limits.alertsMax() && actors.size() > 1)) {
            ActorState eldest = actors.pollFirstEntry().getValue();
            alertsHeld -= eldest.recent().size();
            forgotten++;
        }
    }

    private static Incident triaged(Incident ours, Incident stored) {
        return new Incident(
                ours.id(),
                ours.title(),
                ours.severity(),
                stored.status(),
                ours.firstSeen(),
                ours.lastSeen(),
                ours.alertCount(),
                ours.entities(),
                ours.tactics(),
                ours.links(),
                stored.assignedTo());
    }
}
