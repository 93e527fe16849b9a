package dev.bartizan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.IncidentStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetectionWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FakeFeed feed = new FakeFeed();
    private final FakeIncidents incidents = new FakeIncidents();
    private final InstantSource clock = InstantSource.fixed(Samples.START.plus(Duration.ofMinutes(30)));
    private final List<DetectionWorker> workers = new ArrayList<>();

    @AfterEach
    void stopEverything() {
        workers.forEach(DetectionWorker::close);
    }

    @Test
    void savesWhatExchangesChangeTogetherWithItsPlace() throws InterruptedException {
        feed.accept(
                Samples.strongProbe(0), Samples.blockedAttack(1), Samples.at(2).user("Thanks."));
        start();
        await(() -> incidents.saves() == 1);
        assertEquals(2, incidents.allAlerts().size());
        assertEquals(1, incidents.allIncidents().size());
        assertEquals(Samples.at(2).exchange().id(), incidents.lastExchangeId().orElseThrow());
    }

    @Test
    void aSignalWakesItLongBeforeThePollInterval() throws InterruptedException {
        DetectionWorker worker = start();
        await(() -> worker.healthy());
        feed.accept(Samples.blockedAttack(0));
        worker.signal();
        await(() -> incidents.allAlerts().size() == 1);
    }

    @Test
    void aFailedSaveIsTriedAgainAndNothingIsLostOrCountedTwice() throws InterruptedException {
        incidents.failNext(FakeIncidents.Failure.NOTHING_STORED, FakeIncidents.Failure.STORED_BUT_REPORTED_AS_FAILED);
        feed.accept(Samples.blockedAttack(0), Samples.blockedAttack(1));
        DetectionWorker worker = start();
        await(() -> incidents.saves() == 2);
        await(worker::healthy);
        assertEquals(2, incidents.allAlerts().getFirst().count());
        assertEquals(2, worker.health().processed());
        assertEquals(
                Optional.of("java.lang.IllegalStateException"), worker.health().problem());
    }

    @Test
    void isUnhealthyWhileTheStoreIsDownAndRecovers() throws InterruptedException {
        incidents.readsFail(true);
        feed.accept(Samples.blockedAttack(0));
        DetectionWorker worker = start();
        await(() -> worker.health().failures() >= 2);
        assertFalse(worker.healthy());
        incidents.readsFail(false);
        await(() -> worker.healthy() && incidents.allAlerts().size() == 1);
    }

    @Test
    void aWorkerThatDiedBeforeSavingIsReplacedByOneThatStartsAtTheLastSave() throws InterruptedException {
        feed.accept(Samples.blockedAttack(0));
        stop(start(), () -> incidents.saves() == 1);
        feed.accept(Samples.blockedAttack(1), Samples.leak(2));
        incidents.savesFail(true);
        DetectionWorker dying = start();
        stop(dying, () -> dying.health().failures() > 0);
        incidents.savesFail(false);
        start();
        await(() -> incidents.saves() == 2);
        assertEquals(1, incidents.allIncidents().size());
        assertEquals(
                List.of(2, 1),
                incidents.allAlerts().stream().map(alert -> alert.count()).toList());
    }

    @Test
    void goesOnWithAlertsAndIncidentsOfAnEarlierLife() throws InterruptedException {
        feed.accept(Samples.blockedAttack(0));
        stop(start(), () -> incidents.saves() == 1);
        feed.accept(Samples.blockedAttack(5), Samples.leak(6));
        start();
        await(() -> incidents.saves() == 2);
        assertEquals(2, incidents.allAlerts().getFirst().count());
        assertEquals(2, incidents.allIncidents().getFirst().alertCount());
        assertEquals(1, incidents.allIncidents().size());
    }

    @Test
    void countsProbesSeenBeforeARestart() throws InterruptedException {
        feed.accept(weakProbe(0), weakProbe(1));
        stop(start(), () -> incidents.saves() == 1);
        feed.accept(weakProbe(2));
        start();
        await(() -> incidents.saves() == 2);
        assertEquals(3, incidents.allAlerts().getFirst().count());
    }

    @Test
    void doesNotJoinAnIncidentThatWasResolvedMeanwhile() throws InterruptedException {
        feed.accept(Samples.blockedAttack(0));
        DetectionWorker worker = start();
        await(() -> incidents.saves() == 1);
        incidents.triage(incidents.allIncidents().getFirst().id(), IncidentStatus.RESOLVED, Optional.of("sam"));
        feed.accept(Samples.blockedAttack(1));
        worker.signal();
        await(() -> incidents.saves() == 2);
        assertEquals(2, incidents.allIncidents().size());
        assertEquals(1, incidents.allAlerts().getFirst().count());
    }

    @Test
    void anExchangeThatADetectionCannotDigestIsSkippedAndCounted() throws InterruptedException {
        feed.accept(Samples.at(0).user("boom", Samples.attack(0.9)), Samples.blockedAttack(1));
        List<Detection> detections = List.of(new Exploding(), new BlockedJailbreak());
        DetectionWorker worker = start(new DetectionEngine(detections, EngineLimits.standard()));
        await(() -> incidents.saves() == 1);
        assertEquals(1, worker.health().skipped());
        assertEquals(1, incidents.allAlerts().size());
    }

    @Test
    void anExchangeThatCannotBeRecalledDoesNotStopTheNextLife() throws InterruptedException {
        feed.accept(Samples.at(0).user("boom", Samples.attack(0.9)));
        stop(start(), () -> incidents.saves() == 1);
        feed.accept(Samples.blockedAttack(1));
        DetectionWorker worker =
                start(new DetectionEngine(List.of(new Exploding(), new BlockedJailbreak()), EngineLimits.standard()));
        await(() -> incidents.saves() == 2);
        assertEquals(1, worker.health().skipped());
        assertTrue(worker.healthy());
    }

    @Test
    void readsOnUntilNothingIsLeftAlsoWhenTheFeedGivesLessThanAsked() throws InterruptedException {
        int waiting = FakeFeed.AT_ONCE_MAX * 2 + 1;
        for (int i = 0; i < waiting; i++) {
            feed.accept(Samples.atSecond(i).user("Ignore.", Samples.attack(0.9)).blocked());
        }
        start();
        await(() -> incidents.saves() == 3);
        assertEquals(waiting, incidents.allAlerts().getFirst().count());
    }

    @Test
    void closesBeforeItEverRan() {
        DetectionWorker worker = worker(DetectionEngine.standard());
        worker.close();
        worker.run();
        assertFalse(worker.healthy());
        assertEquals(0, incidents.saves());
    }

    @Test
    void isNotHealthyOnceClosed() throws InterruptedException {
        DetectionWorker worker = start();
        await(worker::healthy);
        worker.close();
        assertFalse(worker.healthy());
    }

    private static Samples weakProbe(int minute) {
        return Samples.at(minute).user("Who are you?", Samples.probe(Confidence.MEDIUM));
    }

    private DetectionWorker worker(DetectionEngine engine) {
        DetectionWorker worker = new DetectionWorker(feed, incidents, engine, Duration.ofMinutes(10), clock);
        workers.add(worker);
        return worker;
    }

    private DetectionWorker start() {
        return start(DetectionEngine.standard());
    }

    private DetectionWorker start(DetectionEngine engine) {
        DetectionWorker worker = worker(engine);
        Thread.ofVirtual().start(worker);
        return worker;
    }

    private static void stop(DetectionWorker worker, BooleanSupplier when) throws InterruptedException {
        await(when);
        worker.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited " + PATIENCE);
            Thread.sleep(5);
        }
    }

    /** A detection with a bug. */
    private static final class Exploding implements Detection {
        @Override
        public DetectionInfo info() {
            return new BlockedJailbreak().info();
        }

        @Override
        public Step evaluate(Window window, Exchange exchange) {
            if (exchange.prompt().getFirst().text().equals("boom")) {
                throw new IllegalStateException("bug");
            }
            return Step.of(List.of());
        }

        @Override
        public String title(Telling telling) {
            return "never";
        }
    }
}
