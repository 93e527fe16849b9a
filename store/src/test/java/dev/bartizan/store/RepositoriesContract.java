package dev.bartizan.store;

import static dev.bartizan.store.Examples.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.detection.AlertFilter;
import dev.bartizan.detection.IncidentFilter;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.IncidentStatus;
import dev.bartizan.domain.Page;
import dev.bartizan.domain.Severity;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.domain.access.Role;
import dev.bartizan.domain.access.Session;
import dev.bartizan.gateway.ApplicationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every engine must do with keys, incidents and sign-in, on top of {@link ContentSafetyContract}. */
abstract class RepositoriesContract extends ContentSafetyContract {
    @Test
    void keepsAlertsAndIncidentsAndThePlaceOfDetection() {
        Incident incident = examples.incident(START, Severity.HIGH, "Jailbreak by maria");
        Alert alert = examples.alert(START, "maria", Severity.HIGH, "ignore all rules")
                .inIncident(incident.id());
        assertEquals(Optional.empty(), store.incidents().lastExchangeId());
        store.incidents().save(List.of(alert), List.of(incident), "x1");
        reopen();
        assertEquals(Optional.of(alert), store.incidents().alert(alert.id()));
        assertEquals(Optional.of(incident), store.incidents().incident(incident.id()));
        assertEquals(List.of(alert), store.incidents().alertsOf(incident.id()));
        assertEquals(Optional.of("x1"), store.incidents().lastExchangeId());
    }

    @Test
    void savesAllOrNothing() {
        Exchange exchange = examples.plain(START, "maria", "hello");
        store.exchanges().accept(exchange);
        store.incidents().save(List.of(), List.of(), exchange.id());
        Alert alert = examples.alert(START, "maria", Severity.LOW, "x");
        Incident unstorable = examples.incident(Instant.MAX, Severity.LOW, "later than any database keeps");
        assertThrows(StoreException.class, () -> store.incidents().save(List.of(alert), List.of(unstorable), "other"));
        assertEquals(Optional.empty(), store.incidents().alert(alert.id()));
        assertEquals(Optional.of(exchange.id()), store.incidents().lastExchangeId());
        assertEquals(List.of(), store.exchanges().after(store.incidents().lastExchangeId(), 10));
    }

    @Test
    void triageSurvivesLaterSaves() {
        Incident incident = examples.incident(START, Severity.LOW, "first title");
        store.incidents().save(List.of(), List.of(incident), "x1");
        assertTrue(store.incidents().triage(incident.id(), IncidentStatus.IN_PROGRESS, Optional.of("ana")));
        assertFalse(store.incidents().triage("nobody", IncidentStatus.RESOLVED, Optional.empty()));
        Incident grown = new Incident(
                incident.id(),
                "second title",
                Severity.HIGH,
                IncidentStatus.ACTIVE,
                START,
                START.plusSeconds(9),
                2,
                incident.entities(),
                incident.tactics(),
                incident.links(),
                Optional.empty());
        store.incidents().save(List.of(), List.of(grown), "x2");
        Incident now = store.incidents().incident(incident.id()).orElseThrow();
        assertEquals("second title", now.title());
        assertEquals(Severity.HIGH, now.severity());
        assertEquals(IncidentStatus.IN_PROGRESS, now.status());
        assertEquals(Optional.of("ana"), now.assignedTo());
        assertEquals(2, now.alertCount());
    }

    @Test
    void repeatsFoldIntoTheStoredAlert() {
        Alert first = examples.alert(START, "maria", Severity.LOW, "x");
        store.incidents().save(List.of(first), List.of(), "x1");
        Alert again = new Alert(
                first.id(),
                first.detectionId(),
                first.title(),
                first.description(),
                Severity.MEDIUM,
                first.confidence(),
                first.techniques(),
                first.tactics(),
                first.actor(),
                first.deployment(),
                START,
                START.plusSeconds(5),
                2,
                first.verdict(),
                first.tokens(),
                first.evidence(),
                Optional.of("i1"));
        store.incidents().save(List.of(again), List.of(), "x2");
        assertEquals(Optional.of(again), store.incidents().alert(first.id()));
        assertEquals(1, store.incidents().countAlerts(AlertFilter.all()));
    }

    @Test
    void listsOpenIncidentsForWarmingUp() {
        Incident stale = examples.incident(START.minusSeconds(60), Severity.LOW, "stale");
        Incident open = examples.incident(START, Severity.LOW, "open");
        Incident done = examples.incident(START.plusSeconds(60), Severity.LOW, "done");
        store.incidents().save(List.of(), List.of(stale, open, done), "x1");
        assertTrue(store.incidents().triage(done.id(), IncidentStatus.RESOLVED, Optional.empty()));
        assertEquals(List.of(open), store.incidents().openSince(START));
    }

    @Test
    void pagesAndFiltersIncidentsAndAlerts() {
        List<Incident> incidents = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Severity severity = i % 2 == 0 ? Severity.HIGH : Severity.LOW;
            incidents.addFirst(examples.incident(START.plusSeconds(i / 2), severity, "t" + i));
            alerts.addFirst(examples.alert(START.plusSeconds(i / 2), "p" + i, severity, "e" + i));
        }
        store.incidents().save(alerts, incidents, "x1");
        Page<Incident> first = store.incidents().incidents(IncidentFilter.all(), Optional.empty(), 4);
        Page<Incident> second = store.incidents().incidents(IncidentFilter.all(), first.next(), 4);
        assertEquals(incidents.subList(0, 4), first.items());
        assertEquals(incidents.subList(4, 7), second.items());
        Page<Alert> firstAlerts = store.incidents().alerts(AlertFilter.all(), Optional.empty(), 5);
        assertEquals(alerts.subList(0, 5), firstAlerts.items());
        assertEquals(
                alerts.subList(5, 7),
                store.incidents()
                        .alerts(AlertFilter.all(), firstAlerts.next(), 5)
                        .items());
        Optional<Instant> no = Optional.empty();
        IncidentFilter high =
                new IncidentFilter(no, no, Optional.of(Severity.HIGH), Optional.of(IncidentStatus.ACTIVE));
        assertEquals(4, store.incidents().countIncidents(high));
        IncidentFilter early = new IncidentFilter(
                Optional.of(START), Optional.of(START.plusSeconds(1)), Optional.empty(), Optional.empty());
        assertEquals(2, store.incidents().countIncidents(early));
        AlertFilter one = new AlertFilter(
                no,
                no,
                Optional.of(Severity.LOW),
                Optional.of(alerts.getFirst().detectionId()),
                Optional.of("p3"),
                Optional.of("helpdesk"),
                Optional.of("r1"));
        assertEquals(1, store.incidents().countAlerts(one));
    }

    @Test
    void keysWorkUntilRevoked() {
        ApplicationKey old = key("sha-old", START);
        ApplicationKey young = key("sha-young", START.plusSeconds(1));
        store.keys().add(old);
        store.keys().add(young);
        assertEquals(List.of(young, old), store.keys().all());
        assertEquals(Optional.of(old), store.keys().findBySha256("sha-old"));
        assertEquals(Optional.empty(), store.keys().findBySha256("other"));
        assertTrue(store.keys().revoke(old.id(), START.plusSeconds(9)));
        assertFalse(store.keys().revoke(old.id(), START.plusSeconds(10)));
        assertFalse(store.keys().revoke("nobody", START));
        assertEquals(
                Optional.of(START.plusSeconds(9)),
                store.keys().findBySha256("sha-old").orElseThrow().revokedAt());
        assertThrows(StoreException.class, () -> store.keys().add(key("sha-young", START)));
    }

    @Test
    void accountsAreReplacedByName() {
        Account ana = new Account("ana", Optional.of("$argon2id$x"), Role.ANALYST, 0, Optional.empty(), START);
        Account locked = new Account("ana", Optional.empty(), Role.ADMIN, 5, Optional.of(START.plusSeconds(60)), START);
        store.access().save(ana);
        assertEquals(Optional.of(ana), store.access().account("ana"));
        store.access().save(locked);
        assertEquals(List.of(locked), store.access().accounts());
        assertEquals(Optional.empty(), store.access().account("bob"));
    }

    @Test
    void sessionsEndWhenDeletedOrPurged() {
        Session session = new Session("abc", "ana", "csrf", START);
        store.access().save(session);
        assertEquals(Optional.of(session), store.access().session("abc"));
        store.access().deleteSession("abc");
        assertEquals(Optional.empty(), store.access().session("abc"));
        store.access().save(session);
        assertEquals(0, store.purgeExpiredSignInsBefore(START));
        assertEquals(1, store.purgeExpiredSignInsBefore(START.plusMillis(1)));
    }

    @Test
    void oneTimeLinkOpensOnceAndNotLate() throws Exception {
        store.access().saveOneTimeLink("late", "ana", START);
        assertEquals(Optional.empty(), store.access().takeOneTimeLink("late", START));
        store.access().saveOneTimeLink("good", "ana", START.plusSeconds(60));
        Callable<Optional<String>> take = () -> store.access().takeOneTimeLink("good", START);
        long taken = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<String>> answer : threads.invokeAll(List.of(take, take, take, take))) {
                taken += answer.get().filter("ana"::equals).stream().count();
            }
        }
        assertEquals(1, taken);
        assertEquals(Optional.empty(), store.access().takeOneTimeLink("unknown", START));
    }

    @Test
    void auditTrailIsNewestFirst() {
        AuditEntry first = new AuditEntry(examples.id(), START, "ana", "content.reveal", "x", "case 7 \0 ".repeat(300));
        AuditEntry second = new AuditEntry(examples.id(), START, "cli", "key.create", "k1", "");
        store.access().append(first);
        store.access().append(second);
        List<AuditEntry> trail = store.access().audit(10);
        assertEquals(second, trail.getFirst());
        assertEquals(first.detail().replace('\0', '\uFFFD'), trail.getLast().detail());
        assertEquals(List.of(second), store.access().audit(1));
    }

    private ApplicationKey key(String sha256, Instant created) {
        return new ApplicationKey(examples.id(), "helpdesk", "bz_3f…c2", sha256, created, "ana", Optional.empty());
    }
}
