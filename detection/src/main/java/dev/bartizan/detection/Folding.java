package dev.bartizan.detection;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Actor;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Evidence;
import dev.bartizan.domain.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns drafts into alerts, and repeats into a count: a draft of the same detection, actor, app, deployment, finding
 * type and (unless the detection counts) rule within 15 minutes of an alert is folded into it. The alert's first piece
 * of evidence holds type and rule, so alerts read back from a store go on growing.
 */
final class Folding {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int EVIDENCE_MAX = 10;

    private Folding() {}

    static boolean same(Alert alert, Detection detection, Draft draft) {
        Sighting latest = draft.latest();
        Finding first = alert.evidence().getFirst().finding();
        return alert.detectionId().equals(detection.info().id())
                && ActorKey.of(alert.actor()).equals(ActorKey.of(latest.actor()))
                && alert.actor().app().equals(latest.actor().app())
                && alert.deployment().equals(latest.deployment())
                && first.type().equals(draft.finding().type())
                && (!detection.tellsRulesApart()
                        || first.rule().equals(draft.finding().rule()))
                && recent(alert, latest.at());
    }

    static boolean recent(Alert alert, Instant at) {
        return Times.distance(alert.firstSeen(), alert.lastSeen(), at, at).compareTo(WINDOW) <= 0;
    }

    static Alert open(Detection detection, Draft draft) {
        DetectionInfo info = detection.info();
        Sighting latest = draft.latest();
        List<Evidence> evidence = capped(List.of(), allEvidence(draft));
        String id = DerivedIds.of(
                latest.at(), latest.exchangeId(), info.id(), draft.finding().type());
        Action verdict = mildest(Optional.empty(), draft);
        int count = draft.sightings().size();
        return new Alert(
                id,
                info.id(),
                title(detection, latest.actor(), latest.deployment(), draft.finding(), verdict, count),
                description(info),
                info.severity(),
                evidence.stream().map(e -> e.finding().confidence()).reduce(Confidence.LOW, Folding::surer),
                draft.techniques(),
                tactics(info, draft.techniques()),
                latest.actor(),
                latest.deployment(),
                Times.earliest(draft),
                Times.latest(draft),
                count,
                verdict,
                draft.sightings().getFirst().tokens(),
                evidence,
                Optional.empty());
    }

    static Alert fold(Detection detection, Alert alert, Draft draft) {
        Action verdict = mildest(Optional.of(alert.verdict()), draft);
        int count = Math.addExact(alert.count(), draft.sightings().size());
        Finding first = alert.evidence().getFirst().finding();
        Set<String> techniques = new LinkedHashSet<>(alert.techniques());
        techniques.addAll(draft.techniques());
        List<Evidence> evidence = capped(alert.evidence(), allEvidence(draft));
        return new Alert(
                alert.id(),
                alert.detectionId(),
                title(detection, alert.actor(), alert.deployment(), first, verdict, count),
                alert.description(),
                alert.severity(),
                allEvidence(draft).stream()
                        .map(e -> e.finding().confidence())
                        .reduce(alert.confidence(), Folding::surer),
                List.copyOf(techniques),
                tactics(detection.info(), techniques),
                alert.actor(),
                alert.deployment(),
                Times.earlier(alert.firstSeen(), Times.earliest(draft)),
                Times.later(alert.lastSeen(), Times.latest(draft)),
                count,
                verdict,
                alert.tokens(),
                evidence,
                alert.incidentId());
    }

    private static String title(
            Detection detection, Actor actor, String deployment, Finding finding, Action verdict, int count) {
        return detection.title(new Telling(Words.who(actor), Words.name(deployment), finding, verdict, count));
    }

    private static String description(DetectionInfo info) {
        return info.rationale() + " Next: " + String.join(" ", info.response());
    }

    private static List<String> tactics(DetectionInfo info, Collection<String> techniques) {
        Set<String> tactics = new LinkedHashSet<>(info.tactics());
        tactics.addAll(Atlas.bundled().tacticsOf(techniques));
        return Atlas.bundled().inKillChainOrder(tactics);
    }

    /** The mildest action of all: an alert must not say "blocked" when one attempt got through. */
    private static Action mildest(Optional<Action> before, Draft draft) {
        Action mildest = before.orElse(Action.BLOCK);
        for (Sighting sighting : draft.sightings()) {
            mildest = sighting.verdict().compareTo(mildest) < 0 ? sighting.verdict() : mildest;
        }
        return mildest;
    }

    private static Confidence surer(Confidence one, Confidence other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<Evidence> allEvidence(Draft draft) {
        return draft.sightings().stream().flatMap(s -> s.evidence().stream()).toList();
    }

    /** The first ten: later ones only count. */
    private static List<Evidence> capped(List<Evidence> first, List<Evidence> more) {
        Set<Evidence> all = new LinkedHashSet<>(first);
        all.addAll(more);
        return new ArrayList<>(all).subList(0, Math.min(EVIDENCE_MAX, all.size()));
    }
}
