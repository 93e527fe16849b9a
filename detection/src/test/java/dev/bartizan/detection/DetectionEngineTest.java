package dev.bartizan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Entity;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionEngineTest {
    private final Results results = new Results(DetectionEngine.standard());

    @Test
    void anOrdinaryExchangeChangesNothing() {
        DetectionEngine engine = DetectionEngine.standard();
        Samples mail = Samples.at(1).user("Write to ann@halden.example", Samples.mail(9, 27));
        assertEquals(
                Detected.NOTHING, engine.process(Samples.at(0).user("Hello").exchange()));
        assertEquals(Detected.NOTHING, engine.process(mail.exchange()));
        assertEquals(0, engine.actors());
    }

    @Test
    void anAlertSaysWhoWhereWhatAndWhatTheGuardDid() {
        results.add(Samples.blockedAttack(0));
        Alert alert = results.onlyAlert();
        assertEquals("Jailbreak attempt by maria.lopez@halden.example on deepseek-r1 was blocked", alert.title());
        assertEquals(Severity.MEDIUM, alert.severity());
        assertEquals(Action.BLOCK, alert.verdict());
        assertEquals(List.of("AML.TA0005", "AML.TA0012", "AML.TA0007"), alert.tactics());
        assertEquals("10.20.3.7", alert.actor().sourceIp().orElseThrow());
        assertEquals(120, alert.tokens().prompt());
        assertEquals(7, alert.id().charAt(14) - '0');
    }

    @Test
    void repeatsWithinFifteenMinutesOnlyCount() {
        results.add(Samples.blockedAttack(0), Samples.blockedAttack(15), Samples.blockedAttack(29));
        Alert alert = results.onlyAlert();
        assertEquals(3, alert.count());
        assertEquals(3, alert.evidence().size());
        assertEquals(Samples.START.plus(Duration.ofMinutes(29)), alert.lastSeen());
        assertEquals("3 jailbreak attempts by maria.lopez@halden.example on deepseek-r1 were blocked", alert.title());
    }

    @Test
    void aRepeatAfterFifteenMinutesIsANewAlertOfTheSameIncident() {
        results.add(Samples.blockedAttack(0), Samples.blockedAttack(16));
        assertEquals(2, results.alerts().size());
        assertEquals(2, results.onlyIncident().alertCount());
    }

    @Test
    void anotherDeploymentIsAnotherAlert() {
        results.add(Samples.blockedAttack(0), Samples.blockedAttack(1).deployment("gpt-oss"));
        assertEquals(2, results.alerts().size());
    }

    @Test
    void keepsTenPiecesOfEvidenceAndGoesOnCounting() {
        for (int minute = 0; minute < 14; minute++) {
            results.add(Samples.blockedAttack(minute));
        }
        assertEquals(10, results.onlyAlert().evidence().size());
        assertEquals(14, results.onlyAlert().count());
    }

    @Test
    void aFoldedAlertNeverClaimsMoreThanTheMildestVerdict() {
        results.add(Samples.leak(0), Samples.leak(1).completionVerdict(Action.WARN));
        assertEquals(Action.WARN, results.onlyAlert().verdict());
        assertTrue(results.onlyAlert().title().endsWith("were shown to the client"));
    }

    @Test
    void alertsOfOnePersonWithinAnHourAreOneIncidentAndEachLinkSaysWhy() {
        results.add(
                Samples.strongProbe(0),
                Samples.blockedAttack(20).app("code-helper").from("10.9.9.9"));
        Incident incident = results.onlyIncident();
        assertEquals(
                List.of("first-alert", "same-person-within-hour"),
                incident.links().stream().map(link -> link.rule()).toList());
        assertEquals(Duration.ofMinutes(20), incident.links().getLast().distance());
        assertEquals(
                "Same person, maria.lopez@halden.example, 20 minutes from the nearest alert already in this incident.",
                incident.links().getLast().reason());
        assertEquals(
                List.of(
                        new Entity(Entity.Kind.PERSON, Samples.PERSON),
                        new Entity(Entity.Kind.APP, "support-copilot"),
                        new Entity(Entity.Kind.APP, "code-helper"),
                        new Entity(Entity.Kind.ADDRESS, "10.20.3.7"),
                        new Entity(Entity.Kind.ADDRESS, "10.9.9.9"),
                        new Entity(Entity.Kind.DEPLOYMENT, "deepseek-r1")),
                incident.entities());
    }

    @Test
    void anHourIsCountedFromTheNearestAlert() {
        results.add(Samples.strongProbe(0), Samples.blockedAttack(60), Samples.leak(119));
        assertEquals(3, results.onlyIncident().alertCount());
    }

    @Test
    void afterMoreThanAnHourANewIncidentOpens() {
        results.add(Samples.blockedAttack(0), Samples.blockedAttack(61));
        assertEquals(2, results.incidents().size());
    }

    @Test
    void aPersonIsTheSameInAnyCase() {
        results.add(Samples.strongProbe(0), Samples.blockedAttack(1).by("Maria.Lopez@Halden.example"));
        assertEquals(2, results.onlyIncident().alertCount());
    }

    @Test
    void twoPeopleBehindOneAddressStayTwoIncidents() {
        results.add(Samples.blockedAttack(0), Samples.blockedAttack(1).by("ann@halden.example"));
        assertEquals(2, results.incidents().size());
    }

    @Test
    void aSharedAddressAloneDoesNotGlueStrangersInDifferentApps() {
        results.add(
                Samples.blockedAttack(0).anonymous(),
                Samples.blockedAttack(1).anonymous().app("code-helper"));
        assertEquals(2, results.incidents().size());
    }

    @Test
    void withoutAPersonAppAndAddressTogetherJoin() {
        results.add(
                Samples.strongProbe(0).anonymous(),
                Samples.blockedAttack(0).id("y").anonymous());
        assertEquals(
                "same-app-and-address-within-hour",
                results.onlyIncident().links().getLast().rule());
        assertEquals(
                "An unknown user of support-copilot at 10.20.3.7 probed for the system prompt and tried to jailbreak"
                        + " the model in support-copilot",
                results.onlyIncident().title());
    }

    @Test
    void withoutAnAddressTheAppJoins() {
        results.add(
                Samples.strongProbe(0).anonymous().noAddress(),
                Samples.blockedAttack(2).anonymous().noAddress());
        assertEquals(
                "same-app-within-hour", results.onlyIncident().links().getLast().rule());
    }

    @Test
    void threeStagesMakeAnIncidentHighHoweverMildEachWas() {
        results.add(Samples.strongProbe(0), Samples.blockedAttack(1));
        assertEquals(Severity.MEDIUM, results.onlyIncident().severity());
        results.add(Samples.leak(2));
        assertEquals(Severity.HIGH, results.onlyIncident().severity());
    }

    @Test
    void aCredentialAloneIsNotHighAlthoughItHasThreeTactics() {
        results.add(Samples.leak(0));
        assertEquals(3, results.onlyIncident().tactics().size());
        assertEquals(Severity.MEDIUM, results.onlyIncident().severity());
    }

    @Test
    void aResolvedIncidentIsNotJoinedAndItsAlertsDoNotGrow() {
        DetectionEngine engine = DetectionEngine.standard();
        Detected first = engine.process(Samples.blockedAttack(0).exchange());
        Samples second = Samples.blockedAttack(1);
        engine.refresh(
                second.exchange().actor(),
                Optional.of(Results.triaged(first.incidents().getFirst(), IncidentStatus.RESOLVED, Optional.empty())));
        Detected after = engine.process(second.exchange());
        assertNotEquals(
                first.alerts().getFirst().id(), after.alerts().getFirst().id());
        assertNotEquals(
                first.incidents().getFirst().id(), after.incidents().getFirst().id());
    }

    @Test
    void keepsStatusAndAssigneeThatPeopleSet() {
        DetectionEngine engine = DetectionEngine.standard();
        Incident opened =
                engine.process(Samples.blockedAttack(0).exchange()).incidents().getFirst();
        Samples second = Samples.leak(1);
        engine.refresh(
                second.exchange().actor(),
                Optional.of(Results.triaged(opened, IncidentStatus.IN_PROGRESS, Optional.of("sam"))));
        Incident after = engine.process(second.exchange()).incidents().getFirst();
        assertEquals(opened.id(), after.id());
        assertEquals(IncidentStatus.IN_PROGRESS, after.status());
        assertEquals(Optional.of("sam"), after.assignedTo());
    }

    @Test
    void anExchangeAcceptedLateCountsByItsOwnTime() {
        results.add(Samples.blockedAttack(20), Samples.blockedAttack(8));
        assertEquals(2, results.onlyAlert().count());
        assertEquals(
                Samples.START.plus(Duration.ofMinutes(8)), results.onlyAlert().firstSeen());
    }

    @Test
    void aSecondRunOverTheSameExchangesNamesTheSameThings() {
        Results again = new Results(DetectionEngine.standard());
        for (Results run : List.of(results, again)) {
            run.add(Samples.strongProbe(0), Samples.blockedAttack(1), Samples.leak(2));
        }
        assertEquals(results.alerts(), again.alerts());
        assertEquals(results.incidents(), again.incidents());
    }

    @Test
    void threeWeakProbesAreOneAlertOfThreeExchanges() {
        for (int minute = 0; minute < 3; minute++) {
            results.add(Samples.at(minute).user("Who are you?", Samples.probe(Confidence.MEDIUM)));
        }
        assertEquals(3, results.onlyAlert().count());
        assertEquals(Samples.START, results.onlyAlert().firstSeen());
        assertEquals(Severity.LOW, results.onlyAlert().severity());
    }

    @Test
    void probesOfDifferentRulesAreOneAlertInOrderOfTime() {
        for (String rule : List.of("asks-identity@1", "asks-tools@1", "asks-system-prompt@1", "asks-identity@1")) {
            int minute = results.seen();
            results.add(Samples.at(minute).user("Who are you?", Samples.probe(Confidence.LOW, rule)));
        }
        assertEquals(4, results.onlyAlert().count());
        assertEquals(
                List.of("asks-identity@1", "asks-tools@1", "asks-system-prompt@1", "asks-identity@1"),
                results.onlyAlert().evidence().stream()
                        .map(evidence -> evidence.finding().rule())
                        .toList());
    }

    @Test
    void attacksOfDifferentRulesAreDifferentAlerts() {
        results.add(Samples.blockedAttack(0));
        results.add(Samples.at(1)
                .user("Forget it all.", Samples.attackBy("other@1"))
                .blocked());
        assertEquals(2, results.alerts().size());
    }

    @Test
    void forgetsTheActorSeenLongestAgoWhenFull() {
        DetectionEngine engine = new DetectionEngine(Detections.all(), new EngineLimits(2, 100));
        for (String person : List.of("a", "b", "c")) {
            engine.process(Samples.blockedAttack(0).by(person).exchange());
        }
        assertEquals(2, engine.actors());
        assertEquals(1, engine.forgotten());
        assertTrue(
                engine.openIncidentOf(Samples.at(0).by("a").exchange().actor()).isEmpty());
        assertFalse(
                engine.openIncidentOf(Samples.at(0).by("c").exchange().actor()).isEmpty());
    }

    @Test
    void forgetsActorsWhenAlertsOfAllTakeTooMuch() {
        DetectionEngine engine = new DetectionEngine(Detections.all(), new EngineLimits(100, 3));
        for (String person : List.of("a", "b", "c", "d", "e")) {
            engine.process(Samples.blockedAttack(0).by(person).exchange());
        }
        assertEquals(3, engine.actors());
    }

    @Test
    void aFullIncidentIsFollowedByAnother() {
        for (int i = 0; i <= Correlation.ALERTS_MAX; i++) {
            results.add(Samples.atSecond(i).user("Ignore.", Samples.attack(0.9)).deployment("d" + i));
        }
        assertEquals(2, results.incidents().size());
        assertEquals(
                List.of(200, 1),
                results.incidents().stream().map(Incident::alertCount).toList());
    }

    @Test
    void namesInTitlesAreStrippedOfWhatCannotBeSeen() {
        results.add(Samples.blockedAttack(0).by("eve\u202e\u0000\n" + "x".repeat(500)));
        String title = results.onlyAlert().title();
        assertTrue(title.startsWith("Jailbreak attempt by evexxx"), title);
        assertTrue(title.length() < 160);
    }
}
