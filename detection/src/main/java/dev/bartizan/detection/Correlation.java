package dev.bartizan.detection;

import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentLink;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which incident an alert belongs to, and writes that incident. Pure: the actor's open incident and an alert
 * come in, the incident goes out. Alerts of one {@link ActorKey} at most an hour apart share an incident.
 */
final class Correlation {
    static final Duration WINDOW = Duration.ofHours(1);
    /** A full incident is left as it is and the next alert opens another. */
    static final int ALERTS_MAX = 200;
    /** Stages from which an incident is a multi-step attack, whatever its alerts weigh one by one. */
    static final int STAGES_FOR_HIGH = 3;

    static final String FIRST_RULE = "first-alert";
    private static final int ENTITIES_MAX = 50;

    private Correlation() {}

    /**
     * Adds a new alert, or writes anew the incident that already holds it.
     *
     * @param open the actor's open incident
     * @param alert the alert as it is now
     * @param latest who was seen last; may differ from the alert's actor in address
     */
    static OpenIncident apply(Optional<OpenIncident> open, Alert alert, Actor latest) {
        if (open.isPresent() && open.get().holds(alert.id())) {
            return write(open.get(), replaced(open.get().members(), alert), alert, latest);
        }
        Optional<OpenIncident> joined = open.filter(incident -> mayJoin(incident, alert));
        if (joined.isPresent()) {
            List<Member> members = new ArrayList<>(joined.get().members());
            members.add(Member.of(alert, link(joined.get(), alert, latest)));
            return write(joined.get(), members, alert, latest);
        }
        return write(
                new OpenIncident(blank(alert), List.of()), List.of(Member.of(alert, firstLink(alert))), alert, latest);
    }

    private static boolean mayJoin(OpenIncident open, Alert alert) {
        return open.incident().status() != IncidentStatus.RESOLVED
                && open.members().size() < ALERTS_MAX
                && distance(open, alert).compareTo(WINDOW) <= 0;
    }

    private static Duration distance(OpenIncident open, Alert alert) {
        return open.members().stream()
                .map(member ->
                        Times.distance(member.firstSeen(), member.lastSeen(), alert.firstSeen(), alert.lastSeen()))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static IncidentLink firstLink(Alert alert) {
        return new IncidentLink(
                alert.id(),
                FIRST_RULE,
                ActorKey.of(alert.actor()).shared(alert.actor()),
                Duration.ZERO,
                "This alert opened the incident.");
    }

    private static IncidentLink link(OpenIncident open, Alert alert, Actor latest) {
        ActorKey key = ActorKey.of(latest);
        Duration distance = distance(open, alert);
        String reason = key.sharedInWords(latest) + ", " + Words.minutes(distance)
                + " from the nearest alert already in this incident.";
        return new IncidentLink(alert.id(), key.kind().rule(), key.shared(latest), distance, reason);
    }

    private static List<Member> replaced(List<Member> members, Alert alert) {
        return members.stream()
                .map(member -> member.link().alertId().equals(alert.id()) ? Member.of(alert, member.link()) : member)
                .toList();
    }

    private static Incident blank(Alert alert) {
        return new Incident(
                DerivedIds.of(alert.firstSeen(), "incident", alert.id()),
                alert.title(),
                alert.severity(),
                IncidentStatus.ACTIVE,
                alert.firstSeen(),
                alert.lastSeen(),
                1,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static OpenIncident write(OpenIncident before, List<Member> unsorted, Alert alert, Actor latest) {
        List<Member> members = unsorted.stream()
                .sorted(Comparator.comparing(Member::firstSeen))
                .toList();
        Incident incident = before.incident();
        List<Entity> entities = entities(incident.entities(), alert, latest);
        Instant first = members.getFirst().firstSeen();
        Instant last = members.stream().map(Member::lastSeen).reduce(first, Times::later);
        List<String> tactics = Atlas.bundled()
                .inKillChainOrder(
                        members.stream().flatMap(m -> m.tactics().stream()).toList());
        Incident written = new Incident(
                incident.id(),
                Story.title(Words.who(alert.actor()), entities, members),
                severity(members),
                incident.status(),
                first,
                last,
                members.size(),
                entities,
                tactics,
                members.stream().map(Member::link).toList(),
                incident.assignedTo());
        return new OpenIncident(written, members);
    }

    private static Severity severity(List<Member> members) {
        if (members.stream().map(Member::stage).distinct().count() >= STAGES_FOR_HIGH) {
            return Severity.HIGH;
        }
        return members.stream()
                .map(Member::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.LOW);
    }

    private static List<Entity> entities(List<Entity> before, Alert alert, Actor latest) {
        Set<Entity> all = new LinkedHashSet<>(before);
        for (Actor actor : List.of(alert.actor(), latest)) {
            actor.person().ifPresent(person -> all.add(new Entity(Entity.Kind.PERSON, Words.name(person))));
            all.add(new Entity(Entity.Kind.APP, Words.name(actor.app())));
            actor.sourceIp().ifPresent(ip -> all.add(new Entity(Entity.Kind.ADDRESS, Words.name(ip))));
        }
        all.add(new Entity(Entity.Kind.DEPLOYMENT, Words.name(alert.deployment())));
        return all.stream()
                .limit(ENTITIES_MAX)
                .sorted(Comparator.comparing(Entity::kind))
                .toList();
    }
}
