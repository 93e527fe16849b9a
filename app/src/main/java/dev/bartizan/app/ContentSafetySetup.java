package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.domain.Action;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.TextKind;
import dev.bartizan.enforcement.contentsafety.AllowedHosts;
import dev.bartizan.enforcement.contentsafety.BlobSource;
import dev.bartizan.enforcement.contentsafety.ContentSafetyApi;
import dev.bartizan.enforcement.contentsafety.ContentSafetyLimits;
import dev.bartizan.enforcement.contentsafety.ContentSafetyParts;
import dev.bartizan.enforcement.contentsafety.Policies;
import dev.bartizan.enforcement.contentsafety.PublicAddress;
import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.GatewayLimits;
import dev.bartizan.gateway.KeyLookup;
import dev.bartizan.gateway.TrustedProxies;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.category.Categories;
import dev.bartizan.inspection.category.RapidCategories;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.inspection.material.ProtectedMaterial;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the content safety API from configuration and store, and keeps what it works with fresh. */
final class ContentSafetySetup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentSafetySetup.class);
    private static final int BUILDS_WAITING_MAX = 16;
    private static final long REFRESH_SECONDS = 3;
    private static final int HARM_MEDIUM = 4;

    private final GuardsInForce guards;
    private final ContentSafetyApi api;
    private final ExecutorService builds;
    private final ScheduledExecutorService refresher;

    ContentSafetySetup(Config config, ServerParts parts, Store store, Ids ids, MeterRegistry metrics) {
        Config.ContentSafety settings = config.contentSafety();
        guards = new GuardsInForce(config.guards());
        // Builds take all of a core for seconds: one at a time, and a few waiting.
        builds = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(BUILDS_WAITING_MAX),
                Thread.ofPlatform().daemon().name("category-builds").factory());
        Blocklists blocklists = new Blocklists(store.blocklists(), () -> UUID.fromString(ids.next()));
        Categories categories = new Categories(store.categories(), builds, parts.clock(), ids::next);
        categories.failUnfinished();
        RapidCategories incidents = new RapidCategories(store.rapidCategories(), parts.clock(), ids::next);
        ProtectedMaterial material = material(config);
        BlobSource blobs = settings.blobHosts().isEmpty() ? BlobSource.none() : new AllowedHosts(settings.blobHosts());
        KeyLookup keys = new KeyLookup(
                store.keys(), parts.clock(), GatewayLimits.standard().keyCacheTtl());
        TrustedProxies proxies = TrustedProxies.of(config.server().trustedProxies());
        Set<String> managers = Set.copyOf(settings.managers());
        api = new ContentSafetyApi(
                new ContentSafetyParts(
                        parts.inspector(),
                        guards,
                        blocklists,
                        material,
                        Groundedness.standard(),
                        false,
                        categories,
                        incidents,
                        parts.images(),
                        blobs),
                secret -> keys.find(secret).map(ApplicationKey::app),
                application -> managers.isEmpty() || managers.contains(application),
                new PublicAddress(config.server().publicUrl(), proxies::trustsPeer),
                limits(settings),
                metrics);
        refresher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("content-safety-refresh").factory());
        List<Runnable> refreshes =
                List.of(blocklists::refresh, categories::refresh, incidents::refresh, () -> refresh(material));
        refresher.scheduleWithFixedDelay(
                () -> refreshes.forEach(ContentSafetySetup::quietly),
                REFRESH_SECONDS,
                REFRESH_SECONDS,
                TimeUnit.SECONDS);
    }

    ContentSafetyApi api() {
        return api;
    }

    /** Puts other guards in force. */
    void reload(List<GuardPolicy> changed) {
        guards.set(changed);
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
        api.close();
    }

    private static ContentSafetyLimits limits(Config.ContentSafety settings) {
        ContentSafetyLimits standard = ContentSafetyLimits.standard();
        return new ContentSafetyLimits(
                standard.bodyBytesMax(),
                standard.bodyBytesInFlightMax(),
                settings.concurrentMax(),
                standard.bodyReadTimeout(),
                standard.retryAfter());
    }

    private static ProtectedMaterial material(Config config) {
        try {
            return ProtectedMaterial.open(StoreAccess.corpora(config.store()));
        } catch (IOException e) {
            throw new UncheckedIOException("a corpus of protected material cannot be opened", e);
        }
    }

    private static void refresh(ProtectedMaterial material) {
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
            LOG.warn(
                    "Content safety data could not be refreshed: {}",
                    e.getClass().getName());
        }
    }

    /** The guards by name; a reload puts others in their place. */
    private static final class GuardsInForce implements Policies {
        private volatile List<Guard> guards = List.of();

        GuardsInForce(List<GuardPolicy> policies) {
            set(policies);
        }

        void set(List<GuardPolicy> policies) {
            guards = policies.stream().map(Guard::new).toList();
        }

        @Override
        public Guard standard() {
            List<Guard> now = guards;
            return now.isEmpty() ? new Guard(GuardPolicy.standard()) : now.getFirst();
        }

        @Override
        public double attackThreshold(TextKind kind) {
            GuardPolicy policy = standard().policy();
            return kind == TextKind.DOCUMENT ? policy.documentAttackThreshold() : policy.promptAttackThreshold();
        }

        /** Guards have no rule about harm yet: medium, unless the guard only watches. */
        @Override
        public OptionalInt harmStoppedFrom(Guard guard) {
            return guard.policy().promptAttack() == Action.BLOCK ? OptionalInt.of(HARM_MEDIUM) : OptionalInt.empty();
        }

        @Override
        public Optional<Guard> named(String policyId) {
            return guards.stream()
                    .filter(guard -> guard.policy().name().equals(policyId))
                    .findFirst();
        }
    }
}
