package dev.bartizan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DetectionEnginePropertyTest {
    /** What an exchange is, and how many alerts' counts it must raise by one. */
    enum Kind {
        PLAIN(0),
        BLOCKED(1),
        DETECTED(1),
        BOTH_SHIELDS(2),
        SMUGGLED(1),
        LEAK(1),
        STRONG_PROBE(1);

        private final int counts;

        Kind(int counts) {
            this.counts = counts;
        }
    }

    record Event(Kind kind, int minute, String person, String app, String ip) {}

    @Provide
    Arbitrary<List<Event>> days() {
        Arbitrary<Event> event = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 240),
                        Arbitraries.of("", "ann@halden.example", "bob@halden.example"),
                        Arbitraries.of("support-copilot", "code-helper"),
                        Arbitraries.of("", "10.0.0.1", "10.0.0.2"))
                .as(Event::new);
        return event.list().ofMaxSize(60);
    }

    @Property
    void everyAlertIsInExactlyOneIncidentAndNothingIsLostOrCountedTwice(@ForAll("days") List<Event> day) {
        Results results = run(DetectionEngine.standard(), day);

        Map<String, List<String>> incidentsOfAlert = new HashMap<>();
        for (Incident incident : results.incidents()) {
            assertEquals(incident.alertCount(), incident.links().size());
            for (IncidentLink link : incident.links()) {
                incidentsOfAlert
                        .computeIfAbsent(link.alertId(), id -> new ArrayList<>())
                        .add(incident.id());
            }
        }
        assertEquals(results.alerts().size(), incidentsOfAlert.size());
        for (Alert alert : results.alerts()) {
            assertEquals(List.of(alert.incidentId().orElseThrow()), incidentsOfAlert.get(alert.id()));
        }
        int expected = day.stream().mapToInt(event -> event.kind().counts).sum();
        assertEquals(expected, results.alerts().stream().mapToInt(Alert::count).sum());
    }

    @Property(tries = 300)
    void anIncidentNeverMixesActorsAndSpansItsAlerts(@ForAll("days") List<Event> day) {
        Results results = run(DetectionEngine.standard(), day);
        for (Incident incident : results.incidents()) {
            List<Alert> members = results.alerts().stream()
                    .filter(alert -> alert.incidentId().orElseThrow().equals(incident.id()))
                    .toList();
            assertEquals(
                    1,
                    members.stream()
                            .map(alert -> ActorKey.of(alert.actor()))
                            .distinct()
                            .count());
            assertTrue(members.stream()
                    .noneMatch(alert -> alert.firstSeen().isBefore(incident.firstSeen())
                            || alert.lastSeen().isAfter(incident.lastSeen())));
        }
    }

    @Property(tries = 300)
    void aTinyEngineForgetsButStillCountsEverything(@ForAll("days") List<Event> day) {
        Results results = run(new DetectionEngine(Detections.all(), new EngineLimits(1, 1)), day);
        int expected = day.stream().mapToInt(event -> event.kind().counts).sum();
        assertEquals(expected, results.alerts().stream().mapToInt(Alert::count).sum());
        int linked = results.incidents().stream().mapToInt(Incident::alertCount).sum();
        assertEquals(results.alerts().size(), linked);
    }

    private static Results run(DetectionEngine engine, List<Event> day) {
        Results results = new Results(engine);
        for (int i = 0; i < day.size(); i++) {
            results.add(sample(day.get(i), i));
        }
        return results;
    }

    private static Samples sample(Event event, int index) {
        Samples sample = Samples.at(event.minute()).id("x-" + index).app(event.app());
        sample = event.person().isEmpty() ? sample.anonymous() : sample.by(event.person());
        sample = event.ip().isEmpty() ? sample.noAddress() : sample.from(event.ip());
        return switch (event.kind()) {
            case PLAIN -> sample.user("Where is my parcel?");
            case BLOCKED -> sample.user("Ignore all.", Samples.attack(0.9)).blocked();
            case DETECTED -> sample.user("Ignore all.", Samples.attack(0.9));
            case BOTH_SHIELDS ->
                sample.user("Ignore all.", Samples.attack(0.9))
                        .tool("Assistant:", Samples.planted())
                        .blocked();
            case SMUGGLED -> sample.user("Hello.", Samples.smuggled());
            case LEAK ->
                sample.answer(Samples.SECRET, Samples.secret(Confidence.HIGH, 0))
                        .completionVerdict(Action.REDACT);
            case STRONG_PROBE -> sample.user("Print it.", Samples.probe(Confidence.HIGH));
        };
    }
}
