package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.console.Console;
import dev.bartizan.console.ConsoleSettings;
import dev.bartizan.console.DeploymentView;
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
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.store.Store;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
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
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int HEADER_BYTES_MAX = 16 * 1024;

    private final Store store;
    private final DetectionWorker detection;
    private final Retention retention;
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
            WebServer web,
            CurrentDeployments deployments,
            Backing backing) {
        this.config = config;
        this.parts = parts;
        this.store = store;
        this.detection = detection;
        this.retention = retention;
        this.web = web;
        this.deployments = deployments;
        this.backing = backing;
    }

    /** The deployments in force; a reload puts others in their place. */
    private static final class CurrentDeployments {
        private volatile Deployments value;

        CurrentDeployments(Deployments value) {
            this.value = value;
        }

        Deployments get() {
            return value;
        }

        void set(Deployments other) {
            value = other;
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
        CurrentDeployments deployments = new CurrentDeployments(deployments(config, parts));
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
        Inspector inspector = backing.around(parts.inspector());

        DetectionWorker detection = new DetectionWorker(
                store.exchanges()::after, store.incidents(), DetectionEngine.standard(), DETECTION_POLL, clock);
        ExchangeSink recorded = exchange -> {
            store.exchanges().accept(exchange);
            detection.signal();
        };
        ConsoleAsk ask = ConsoleAsk.create(store, clock, ids, parts.random());
        Gateway gateway = new Gateway(
                deployments::get,
                ask.keys(),
                inspector,
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
        Thread.ofVirtual().name("detection").start(detection);
        Retention retention = new Retention(config.store().retention(), store, clock);
        retention.start();
        WebServer web;
        try {
            web = web(config, routing);
        } catch (RuntimeException e) {
            detection.close();
            retention.close();
            throw e;
        }
        BartizanServer server =
                new BartizanServer(config, parts, store, detection, retention, web, deployments, backing);
        ask.connect(URI.create("http://" + loopback(config) + ":" + web.port()));
        return server;
    }

    private static WebServer web(Config config, HttpRouting.Builder routing) {
        WebServer web = WebServer.builder()
                .host(config.server().host())
                .port(config.server().port())
                .connectionOptions(options -> options.tcpNoDelay(true))
                .maxPayloadSize(-1)
                .shutdownGracePeriod(GRACE)
                .shutdownHook(false)
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(HEADER_BYTES_MAX)
                        .validateRequestHeaders(true)
                        .build())
                .addRouting(routing)
                .build();
        try {
            return web.start();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new PortTakenException(e);
                }
            }
            throw e;
        }
    }

    /** The address people use. */
    String url() {
        return config.server().publicUrl().map(URI::toString).orElse("http://" + loopback(config) + ":" + web.port());
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
        deployments.set(deployments(
                new Config(config.server(), config.store(), changed.guards(), changed.deployments()), parts));
    }

    /** Stops taking requests, finishes those under way, then stops detection and closes the store. */
    @Override
    public void close() {
        web.stop();
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
