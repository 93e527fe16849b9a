package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.access.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the page of one incident shows.
 *
 * @param incident the incident
 * @param story what happened, in a sentence or two
 * @param why how bad it is and why, one sentence each
 * @param steps the timeline, oldest first
 * @param chain all tactics in kill-chain order
 * @param entities who and what is involved
 * @param alerts oldest first
 * @param evidence at most {@link #EVIDENCE_MAX}
 * @param moreEvidence how many pieces are left out
 * @param reveal the state of the content
 * @param people accounts it can be assigned to
 * @param history what people did about it, newest first
 */
record IncidentView(
        Incident incident,
        String story,
        List<String> why,
        List<Step> steps,
        List<ChainStep> chain,
        List<Involved> entities,
        List<Alert> alerts,
        List<EvidenceView> evidence,
        int moreEvidence,
        RevealView reveal,
        List<String> people,
        List<AuditEntry> history) {
    static final int EVIDENCE_MAX = 12;

    private static final int STEPS_MAX = 100;
    private static final int LISTED_MAX = 20;

    /** One moment of the timeline; {@code gap} says how much later it is than the one before. */
    record Step(Alert alert, String gap, String reason) {}

    /** A tactic and how many alerts showed it. */
    record ChainStep(Atlas tactic, long alerts, List<String> techniques) {
        boolean seen() {
            return alerts > 0;
        }
    }

    /** Somebody or something involved. */
    record Involved(Entity entity, long alerts, String href) {}

    static IncidentView of(
            Incident incident,
            List<Alert> alerts,
            Optional<Reveals.Grant> grant,
            List<String> people,
            List<AuditEntry> history) {
        List<EvidenceView> evidence = new ArrayList<>();
        int all = 0;
        for (Alert alert : alerts) {
            for (int i = 0; i < alert.evidence().size(); i++) {
                all++;
                if (i < 2 && evidence.size() < EVIDENCE_MAX) {
                    evidence.add(EvidenceView.of(alert, alert.evidence().get(i), grant));
                }
            }
        }
        return new IncidentView(
                incident,
                story(incident, alerts),
                why(incident, alerts),
                steps(incident, alerts),
                chain(alerts),
                involved(incident, alerts),
                alerts,
                evidence,
                all - evidence.size(),
                new RevealView("/incidents/" + incident.id(), grant),
                people,
                history);
    }

    private static String story(Incident incident, List<Alert> alerts) {
        int exchanges = alerts.stream().mapToInt(Alert::count).sum();
        List<String> who = names(incident, Entity.Kind.PERSON);
        List<String> apps = names(incident, Entity.Kind.APP);
        List<String> targets = names(incident, Entity.Kind.DEPLOYMENT);
        String subject = who.isEmpty() ? "Somebody" : Words.list(who, 2);
        String through = apps.isEmpty() ? "" : " through " + Words.list(apps, 2);
        String to = targets.isEmpty() ? "" : " to " + Words.list(targets, 2);
        Duration span = Duration.between(incident.firstSeen(), incident.lastSeen());
        String within = span.toSeconds() < 60 ? "" : " within " + Words.duration(span);
        return "%s sent %s%s%s%s that set off %s."
                .formatted(
                        subject,
                        Words.plural(exchanges, "exchange"),
                        to,
                        through,
                        within,
                        Words.plural(alerts.size(), "alert"));
    }

    private static List<String> why(Incident incident, List<Alert> alerts) {
        List<String> why = new ArrayList<>();
        alerts.stream()
                .max(Comparator.comparing(Alert::severity))
                .ifPresent(worst -> why.add("%s severity because of “%s”."
                        .formatted(Words.capital(incident.severity().name()), worst.title())));
        long passed = alerts.stream()
                .filter(alert -> alert.verdict() == Action.ALLOW || alert.verdict() == Action.WARN)
                .count();
        long redacted = alerts.stream()
                .filter(alert -> alert.verdict() == Action.REDACT)
                .count();
        if (passed > 0) {
            why.add(
                    passed == 1
                            ? "One of them was not stopped: the guard let it through."
                            : Words.number(passed) + " of them were not stopped: the guard let them through.");
        } else if (redacted > 0) {
            why.add("Nothing got through whole: the guard blocked or redacted every one.");
        } else {
            why.add("The guard blocked every one of them.");
        }
        if (incident.tactics().size() > 1) {
            why.add("It moved through " + Words.plural(incident.tactics().size(), "ATLAS tactic") + ", from "
                    + Atlas.title(incident.tactics().getFirst()).toLowerCase(Locale.ROOT) + " to "
                    + Atlas.title(incident.tactics().getLast()).toLowerCase(Locale.ROOT) + ".");
        }
        return why;
    }

    private static List<Step> steps(Incident incident, List<Alert> alerts) {
        List<Step> steps = new ArrayList<>();
        Instant before = incident.firstSeen();
        for (Alert alert : alerts.subList(0, Math.min(STEPS_MAX, alerts.size()))) {
            Duration gap = Duration.between(before, alert.firstSeen());
            String reason = incident.links().stream()
                    .filter(link -> link.alertId().equals(alert.id()))
                    .findFirst()
                    .map(link -> link.reason())
                    .orElse("");
            boolean later = !steps.isEmpty() && gap.toSeconds() >= 60;
            steps.add(new Step(alert, later ? Words.duration(gap) + " later" : "", reason));
            before = alert.lastSeen();
        }
        return steps;
    }

    private static List<ChainStep> chain(List<Alert> alerts) {
        return Atlas.chain().stream()
                .map(tactic -> {
                    List<Alert> showing = alerts.stream()
                            .filter(alert -> alert.tactics().contains(tactic.id()))
                            .toList();
                    TreeSet<String> techniques = new TreeSet<>();
                    showing.forEach(alert -> techniques.addAll(alert.techniques()));
                    return new ChainStep(tactic, showing.size(), List.copyOf(techniques));
                })
                .toList();
    }

    private static List<Involved> involved(Incident incident, List<Alert> alerts) {
        return incident.entities().stream()
                .map(entity -> new Involved(
                        entity,
                        alerts.stream().filter(alert -> concerns(alert, entity)).count(),
                        Params.url("/exchanges", param(entity), entity.value(), "range", "30d")))
                .toList();
    }

    private static boolean concerns(Alert alert, Entity entity) {
        return switch (entity.kind()) {
            case PERSON -> alert.actor().person().filter(entity.value()::equals).isPresent();
            case APP -> alert.actor().app().equals(entity.value());
            case ADDRESS ->
                alert.actor().sourceIp().filter(entity.value()::equals).isPresent();
            case DEPLOYMENT -> alert.deployment().equals(entity.value());
        };
    }

    static String param(Entity entity) {
        return switch (entity.kind()) {
            case PERSON -> "person";
            case APP -> "app";
            case ADDRESS -> "ip";
            case DEPLOYMENT -> "deployment";
        };
    }

    private static List<String> names(Incident incident, Entity.Kind kind) {
        return incident.entities().stream()
                .filter(entity -> entity.kind() == kind)
                .map(Entity::value)
                .toList();
    }

    /** The alerts listed beside the story. */
    List<Alert> firstAlerts() {
        return alerts.subList(0, Math.min(LISTED_MAX, alerts.size()));
    }

    int moreAlerts() {
        return alerts.size() - steps.size();
    }

    long seenTactics() {
        return chain.stream().filter(ChainStep::seen).count();
    }
}
