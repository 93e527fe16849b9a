package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.domain.Ids;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.category.Categories;
import dev.bartizan.inspection.category.RapidCategories;
import dev.bartizan.inspection.material.ProtectedMaterial;
import dev.bartizan.inspection.operator.OperatorInspector;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator defines at run time: blocklists, custom categories, corpora of protected material. One set for gateway,
 * console and content safety API, kept fresh every few seconds, so that what the command line changes takes effect.
 */
final class ContentServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentServices.class);
    private static final int BUILDS_WAITING_MAX = 16;
    private static final long REFRESH_SECONDS = 3;

    private final Blocklists blocklists;
    private final Categories categories;
    private final RapidCategories rapid;
    private final ProtectedMaterial material;
    private final ExecutorService builds;
    private final ScheduledExecutorService refresher;
    private volatile List<GuardPolicy> guards;
    private volatile OperatorInspector.Wanted wanted = OperatorInspector.Wanted.nothing();

    ContentServices(Config config, Store store, Ids ids, InstantSource clock) {
        guards = config.guards();
        // Builds take all of a core for seconds: one at a time, and a few waiting.
        builds = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(BUILDS_WAITING_MAX),
                Thread.ofPlatform().daemon().name("category-builds").factory());
        blocklists = new Blocklists(store.blocklists(), () -> UUID.fromString(ids.next()));
        categories = new Categories(store.categories(), builds, clock, ids::next);
        categories.failUnfinished();
        rapid = new RapidCategories(store.rapidCategories(), clock, ids::next);
        material = material(config);
        lookUp();
        refresher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("content-refresh").factory());
        List<Runnable> refreshes =
                List.of(blocklists::refresh, categories::refresh, rapid::refresh, this::refreshMaterial, this::lookUp);
        refresher.scheduleWithFixedDelay(
                () -> refreshes.forEach(ContentServices::quietly), REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    /** The engine with what the operator defined. */
    Inspector over(Inspector engine) {
        return new OperatorInspector(engine, blocklists, categories, rapid, material, () -> wanted);
    }

    Blocklists blocklists() {
        return blocklists;
    }

    Categories categories() {
        return categories;
    }

    RapidCategories rapid() {
        return rapid;
    }

    ProtectedMaterial material() {
        return material;
    }

    /** Puts other guards in force. */
    void reload(List<GuardPolicy> changed) {
        guards = changed;
        quietly(this::lookUp);
    }

    @Override
    public void close() {
        refresher.shutdownNow();
        builds.shutdownNow();
        try {
            // What still runs writes to the store, which is closed next.
            if (!refresher.awaitTermination(5, TimeUnit.SECONDS) || !builds.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A category build did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookUp() {
        List<GuardPolicy> now = guards;
        wanted = OperatorInspector.Wanted.of(
                now.stream()
                        .flatMap(guard -> guard.blocklists().stream())
                        .distinct()
                        .toList(),
                now.stream()
                        .flatMap(guard -> guard.categories().stream())
                        .distinct()
                        .toList(),
                blocklists,
                categories,
                rapid);
    }

    private static ProtectedMaterial material(Config config) {
        try {
            return ProtectedMaterial.open(StoreAccess.corpora(config.store()));
        } catch (IOException e) {
            throw new UncheckedIOException("a corpus of protected material cannot be opened", e);
        }
    }

    private void refreshMaterial() {
        try {
            material.refresh();
        } catch (IOException e) {
            LOG.warn(
                    "A corpus of protected material cannot be opened: {}",
                    e.getClass().getName());
        }
    }

    /** What cannot be refreshed now stays as it is, and is tried again. */
    private static void quietly(Runnable refresh) {
        try {
            refresh.run();
        } catch (RuntimeException e) {
            LOG.warn("Content data could not be refreshed: {}", e.getClass().getName());
        }
    }
}
