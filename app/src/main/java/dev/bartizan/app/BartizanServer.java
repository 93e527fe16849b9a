package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.console.Console;
import dev.bartizan.console.ConsoleSettings;
import dev.bartizan.console.DeploymentView;
import dev.bartizan.console.PlaygroundParts;
import dev.bartizan.detection.DetectionEngine;
import dev.bartizan.detection.DetectionWorker;
import dev.bartizan.domain.Ids;
import dev.bartizan.gateway.Deployment;
import dev.bartizan.gateway.Deployments;
import dev.bartizan.gateway.ExchangeSink;
import dev.bartizan.gateway.Gateway;
import dev.bartizan.gateway.GatewayLimits;
import dev.bartizan.gateway.TrustedProxies;
import dev.bartizan.gateway.Upstream;
import dev.bartizan.gateway.UpstreamTimeouts;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.store.Store;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A running Bartizan: joins store, inspection, gateway, detection and console. The composition root. */
final class BartizanServer implements AutoCloseable {
    private static final Duration DETECTION_POLL = Duration.ofSeconds(1);

    private final Store store;
    private final DetectionWorker detection;
    private final Retention retention;
    private final ContentSafetySetup contentSafety;
    private final ContentServices content;
    private final WebServer web;
    private final CurrentDeployments deployments;
    private final Backing backing;
    private final Config config;
    private final ServerParts parts;

    private BartizanServer(
            Config config,
            ServerParts parts,
            Store store,
            DetectionWorker detection,
            Retention retention,
            ContentSafetySetup contentSafety,
            ContentServices content,
            WebServer web,
            CurrentDeployments deployments,
            Backing backing) {
        this.config = config;
        this.parts = parts;
        this.store = store;
        this.detection = detection;
        this.retention = retention;
        this.contentSafety = contentSafety;
        this.content = content;
        this.web = web;
        this.deployments = deployments;
        this.backing = backing;
    }

    /** The deployments and guards in force; a reload puts others in their place. */
    private static final class CurrentDeployments {
        private volatile Deployments value;
        private volatile List<GuardPolicy> guards;

        CurrentDeployments(Deployments value, List<GuardPolicy> guards) {
            this.value = value;
            this.guards = guards;
        }

        Deployments get() {
            return value;
        }

        List<GuardPolicy> guards() {
            return guards;
        }

        void set(Deployments other, List<GuardPolicy> otherGuards) {
            value = other;
            guards = otherGuards;
        }
    }

    /** The address is in use by another process. */
    static final class PortTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PortTakenException(Throwable cause) {
            super("the port is taken", cause);
        }
    }

    /** Starts everything; when something fails, what had started is closed again. */
    static BartizanServer start(Config config, ServerParts parts) {
        Store store = StoreAccess.open(config.store());
        try {
            return start(config, parts, store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static BartizanServer start(Config config, ServerParts parts, Store store) {
        InstantSource clock = parts.clock();
        Ids ids = new Ids(clock, parts.random());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        CurrentDeployments deployments = new CurrentDeployments(deployments(config, parts), config.guards());
        Backing backing = Backing.open(config.backends(), deployments::get, clock, parts.random(), ids, metrics);
        try {
            return start(config, parts, store, ids, metrics, deployments, backing);
        } catch (RuntimeException e) {
            backing.close();
            throw e;
        }
    }

    private static BartizanServer start(
            Config config,
            ServerParts parts,
            Store store,
            Ids ids,
            PrometheusMeterRegistry metrics,
            CurrentDeployments deployments,
            Backing backing) {
        InstantSource clock = parts.clock();

        DetectionWorker detection = new DetectionWorker(
                store.exchanges()::after, store.incidents(), DetectionEngine.standard(), DETECTION_POLL, clock);
        ExchangeSink recorded = exchange -> {
            store.exchanges().accept(exchange);
            detection.signal();
        };
        ContentServices content = new ContentServices(config, store, ids, clock);
        Inspector engine = backing.around(parts.inspector());
        Inspector inspector = content.over(engine);
        Groundedness groundedness = backing.grounding()
                .map(judge -> Groundedness.standard().withJudge(judge))
                .orElse(Groundedness.standard());
        ConsoleAsk ask = ConsoleAsk.create(store, clock, ids, parts.random());
        Gateway gateway = new Gateway(
                deployments::get,
                ask.keys(),
                inspector,
                groundedness,
                recorded,
                clock,
                ids,
                metrics,
                limits(config),
                TrustedProxies.of(config.server().trustedProxies()));
        boolean https = config.server()
                .publicUrl()
                .map(url -> "https".equals(url.getScheme()))
                .orElse(false);
        Console console = new Console(
                store.exchanges(),
                store.incidents(),
                store.keys(),
                store.access(),
                inspector,
                () -> views(deployments.get()),
                ask,
                new PlaygroundParts(new GroundedProbe(inspector, groundedness), deployments::guards, store.testCases()),
                clock,
                parts.random(),
                ids,
                ConsoleSettings.standard(https));
        Map<String, BooleanSupplier> checks = new LinkedHashMap<>();
        checks.put("store", store::ready);
        checks.put("detection", detection::healthy);
        gauges(metrics, store, detection);

        HttpRouting.Builder routing = HttpRouting.builder();
        routing.register(new HealthService(checks, backing.checks(), metrics));
        gateway.routing(routing);
        console.routing(routing);
        ContentSafetySetup contentSafety = new ContentSafetySetup(
                config,
                parts,
                store,
                content,
                new ContentSafetySetup.Checks(
                        engine, groundedness, backing.grounding().isPresent()),
                metrics);
        contentSafety.api().routing(routing);
        Thread.ofVirtual().name("detection").start(detection);
        Retention retention = new Retention(config.store().retention(), store, clock);
        retention.start();
        WebServer web;
        try {
            web = WebListeners.open(config, parts, routing);
        } catch (RuntimeException e) {
            contentSafety.close();
            content.close();
            content.close();
            detection.close();
            retention.close();
            throw e;
        }
        BartizanServer server = new BartizanServer(
                config, parts, store, detection, retention, contentSafety, content, web, deployments, backing);
        ask.connect(URI.create("http://" + loopback(config) + ":" + web.port()));
        return server;
    }

    /** The address people use. */
    String url() {
        return config.server().publicUrl().map(URI::toString).orElse("http://" + loopback(config) + ":" + web.port());
    }

    /** The address of the TLS listener, if there is one. */
    Optional<String> tlsUrl() {
        return config.tls().map(tls -> "https://" + loopback(config) + ":" + web.port(WebListeners.TLS));
    }

    Store store() {
        return store;
    }

    /** Waits until detection has looked at every exchange on record, or the time is up. */
    void awaitDetection(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> last = store.incidents().lastExchangeId();
            if (store.exchanges().after(last, 1).isEmpty()) {
                return;
            }
            detection.signal();
            Thread.sleep(20);
        }
    }

    /** Puts another configuration's guards, and which deployment uses which, in force. The rest needs a restart. */
    void reloadGuards(Config changed) {
        deployments.set(
                deployments(
                        new Config(config.server(), config.store(), changed.guards(), changed.deployments()), parts),
                changed.guards());
        contentSafety.reload(changed.guards());
        content.reload(changed.guards());
    }

    /** Stops taking requests, finishes those under way, then stops detection and closes the store. */
    @Override
    public void close() {
        web.stop();
        contentSafety.close();
        content.close();
        backing.close();
        retention.close();
        detection.close();
        store.close();
    }

    static Deployments deployments(Config config, ServerParts parts) {
        return new Deployments(config.deployments().stream()
                .map(d -> {
                    GuardPolicy guard = config.guard(d.guard()).orElseThrow();
                    Upstream upstream = d.url()
                            .<Upstream>map(url -> Upstream.OpenAiUpstream.of(url, d.key()))
                            .orElse(parts.sandbox());
                    return new Deployment(
                            d.name(),
                            upstream,
                            d.model(),
                            guard,
                            new UpstreamTimeouts(
                                    d.connectTimeout(), d.firstByteTimeout(), d.idleTimeout(), d.totalTimeout()),
                            d.policies().stream()
                                    .flatMap(name -> config.guard(name).stream())
                                    .toList());
                })
                .toList());
    }

    private static List<DeploymentView> views(Deployments deployments) {
        return deployments.all().stream()
                .map(d -> new DeploymentView(
                        d.name(),
                        d.model(),
                        switch (d.upstream()) {
                            case Upstream.OpenAiUpstream upstream ->
                                upstream.base().getHost();
                            case Upstream.SandboxUpstream _ -> "built-in sandbox";
                        },
                        d.sandbox(),
                        d.guard()))
                .toList();
    }

    private static GatewayLimits limits(Config config) {
        GatewayLimits standard = GatewayLimits.standard();
        return new GatewayLimits(
                config.server().bodyBytesMax(),
                standard.jsonDepthMax(),
                standard.answerBytesMax(),
                standard.lineBytesMax(),
                config.server().concurrentMax(),
                Math.max(standard.bodyBytesInFlightMax(), 2L * config.server().bodyBytesMax()),
                config.server().streamHoldBackChars(),
                standard.inspectEveryChars(),
                standard.recordCharsMax(),
                standard.bodyReadTimeout(),
                standard.clientWriteTimeout(),
                standard.keyCacheTtl(),
                standard.retryAfter());
    }

    private static void gauges(PrometheusMeterRegistry metrics, Store store, DetectionWorker detection) {
        Gauge.builder("bartizan_store_queued", store, s -> s.stats().queued()).register(metrics);
        Gauge.builder("bartizan_store_committed", store, s -> s.stats().committed())
                .register(metrics);
        Gauge.builder("bartizan_store_refused", store, s -> s.stats().refused()).register(metrics);
        Gauge.builder(
                        "bartizan_detection_lag_seconds",
                        detection,
                        d -> d.health().lag().toMillis() / 1000.0)
                .register(metrics);
        Gauge.builder("bartizan_detection_processed", detection, d -> d.health().processed())
                .register(metrics);
    }

    private static String loopback(Config config) {
        String host = config.server().host();
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }
}
