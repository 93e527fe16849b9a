package dev.bartizan.detection;

import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads exchanges in order of acceptance, runs the engine, saves what changed. Give it to one thread; the other methods
 * may be called from any.
 *
 * <p>A batch is saved in one transaction with its place in the feed. When saving fails, the same save is tried again
 * with growing pauses and nothing else is read meanwhile; when the process dies, the next one starts after the last
 * save. Either way no exchange is lost or counted twice. Incidents of the last hour are taken up again at the start.
 */
public final class DetectionWorker implements Runnable, AutoCloseable {
    /** Small, because exchanges bring their whole text. */
    static final int BATCH_MAX = 50;

    private static final int RECALL_MAX = 5_000;
    private static final Duration PAUSE_FIRST = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(DetectionWorker.class.getName());

    private final ExchangeFeed feed;
    private final IncidentRepository repository;
    private final DetectionEngine engine;
    private final Duration pollInterval;
    private final InstantSource clock;

    private final BlockingQueue<Boolean> signals = new ArrayBlockingQueue<>(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private boolean warm;
    private Optional<String> place = Optional.empty();
    private Optional<Batch> unsaved = Optional.empty();

    private volatile boolean running;
    private volatile Instant caughtUpAt;
    private final AtomicLong processed = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Optional<String> problem = Optional.empty();

    /** What a batch changed, until it is saved. */
    private record Batch(List<Alert> alerts, List<Incident> incidents, String lastId) {}

    public DetectionWorker(
            ExchangeFeed feed,
            IncidentRepository repository,
            DetectionEngine engine,
            Duration pollInterval,
            InstantSource clock) {
        this.feed = feed;
        this.repository = repository;
        this.engine = engine;
        this.pollInterval = pollInterval;
        this.clock = clock;
        this.caughtUpAt = clock.instant();
    }

    /** Says that there may be new exchanges. Never blocks. */
    public void signal() {
        signals.offer(true);
    }

    /** Runs until {@link #close} or interruption. */
    @Override
    public void run() {
        running = true;
        try {
            while (closing.getCount() > 0) {
                turnAndWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
            stopped.countDown();
        }
    }

    private void turnAndWait() throws InterruptedException {
        boolean more;
        try {
            more = turn();
        } catch (RuntimeException e) {
            fail(e);
            long pause = Math.min(PAUSE_MAX.toMillis(), PAUSE_FIRST.toMillis() << Math.min(failures.get() - 1, 16));
            closing.await(pause, TimeUnit.MILLISECONDS);
            return;
        }
        failures.set(0);
        if (!more) {
            caughtUpAt = clock.instant();
            signals.poll(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Reads and saves one batch; returns whether there may be more. */
    private boolean turn() {
        save();
        if (!warm) {
            place = repository.lastExchangeId();
        }
        List<Exchange> batch = feed.after(place, BATCH_MAX);
        if (!warm) {
            warmUp(batch);
            warm = true;
        }
        if (batch.isEmpty()) {
            return false;
        }
        unsaved = Optional.of(detect(batch));
        save();
        // Also after a short batch: the feed may have a lower limit than ours.
        return true;
    }

    private void save() {
        if (unsaved.isPresent()) {
            Batch batch = unsaved.get();
            repository.save(batch.alerts(), batch.incidents(), batch.lastId());
            place = Optional.of(batch.lastId());
            unsaved = Optional.empty();
        }
    }

    /** Exchanges that wait may be old, so "the last hour" is counted from the oldest of them. */
    private void warmUp(List<Exchange> waiting) {
        Instant from = waiting.stream().map(Exchange::at).reduce(clock.instant(), Times::earlier);
        for (Incident incident : repository.openSince(from.minus(Correlation.WINDOW))) {
            List<Alert> alerts = repository.alertsOf(incident.id());
            orSkip("incident", incident.id(), () -> engine.restore(incident, alerts));
        }
        if (place.isPresent()) {
            feed.upTo(place.get(), from.minus(SystemPromptProbing.WINDOW), RECALL_MAX)
                    .forEach(exchange -> orSkip("exchange", exchange.id(), () -> engine.recall(exchange)));
        }
    }

    private Batch detect(List<Exchange> batch) {
        refreshTriage(batch);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        Map<String, Incident> incidents = new LinkedHashMap<>();
        for (Exchange exchange : batch) {
            Detected detected = process(exchange);
            detected.alerts().forEach(alert -> alerts.put(alert.id(), alert));
            detected.incidents().forEach(incident -> incidents.put(incident.id(), incident));
        }
        processed.addAndGet(batch.size());
        return new Batch(
                new ArrayList<>(alerts.values()),
                new ArrayList<>(incidents.values()),
                batch.getLast().id());
    }

    /** Asks, before anything changes, whether people resolved an incident that this batch might add to. */
    private void refreshTriage(List<Exchange> batch) {
        Set<String> asked = new HashSet<>();
        for (Exchange exchange : batch) {
            if (DetectionEngine.interesting(exchange)) {
                engine.openIncidentOf(exchange.actor())
                        .filter(asked::add)
                        .ifPresent(id -> engine.refresh(exchange.actor(), repository.incident(id)));
            }
        }
    }

    private Detected process(Exchange exchange) {
        Detected[] detected = {Detected.NOTHING};
        orSkip("exchange", exchange.id(), () -> detected[0] = engine.process(exchange));
        return detected[0];
    }

    /** One thing that detection cannot digest must not stop all others; the engine's state is then as before. */
    private void orSkip(String what, String id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            skipped.incrementAndGet();
            LOG.log(System.Logger.Level.ERROR, "{0} {1} skipped by detection: {2}", what, id, kind(e));
        }
    }

    private void fail(RuntimeException e) {
        problem = Optional.of(kind(e));
        int inARow = failures.incrementAndGet();
        LOG.log(System.Logger.Level.WARNING, "detection waits, failure {0} in a row: {1}", inARow, kind(e));
    }

    /** The type only: messages of stores may hold what they stored. */
    private static String kind(RuntimeException e) {
        return e.getClass().getName();
    }

    public boolean healthy() {
        return running && failures.get() == 0;
    }

    public WorkerHealth health() {
        Duration lag = Duration.between(caughtUpAt, clock.instant());
        boolean idle = lag.compareTo(pollInterval) <= 0 || lag.isNegative();
        return new WorkerHealth(
                healthy(), idle ? Duration.ZERO : lag, processed.get(), skipped.get(), failures.get(), problem);
    }

    /** Stops after the batch at hand, waiting at most 10 seconds for it. What is not saved is done after the next start. */
    @Override
    public void close() {
        closing.countDown();
        signal();
        if (!running) {
            return;
        }
        try {
            if (!stopped.await(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "detection did not stop within {0}", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
