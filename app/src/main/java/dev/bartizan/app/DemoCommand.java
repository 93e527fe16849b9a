package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.demo.DemoDay;
import dev.bartizan.app.demo.DemoExchange;
import dev.bartizan.app.demo.DemoPlayer;
import dev.bartizan.app.demo.ProgressBar;
import dev.bartizan.app.demo.RecordedClock;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ApplicationKeys;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.Upstream;
import dev.bartizan.policy.GuardPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bartizan demo}: a recorded working day with an attack in it, through the real gateway to the real console. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Play a recorded working day through the gateway, then stay up with a console to look at.",
            "The model is a built-in sandbox that answers with canned text; everything else is the real thing.",
            "A second start uses the kept data. All people and texts are invented."
        },
        footer = {"", "Example:", "  bartizan demo --port 9000 --data /tmp/bartizan-demo"})
final class DemoCommand implements Callable<Integer> {
    static final String DEPLOYMENT = "deepseek-r1";
    private static final String ACCOUNT = "demo";
    private static final Duration DETECTION_WAIT = Duration.ofSeconds(30);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/demo",
            description = "where the data is kept; default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "0 picks a free one; default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--once", description = "play, print the addresses, and exit")
    private boolean once;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<DemoExchange> day = DemoDay.load();
        RecordedClock clock = new RecordedClock(InstantSource.system());
        ServerParts parts = ServerParts.standard(clock).withSandbox(sandbox(day));
        BartizanServer server;
        try {
            server = BartizanServer.start(config(data.toAbsolutePath(), port), parts);
        } catch (BartizanServer.PortTakenException e) {
            throw new CommandException("port " + port + " is taken (use --port, or --port 0 for a free one)", e);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        if (server.store().exchanges().count(ExchangeFilter.all()) < day.size()) {
            play(server, day, clock, parts.random());
        } else {
            out.println("Using the kept data in " + data + " (delete the folder to play the day again).");
        }
        OneTimeLinks links = new OneTimeLinks(server.store().access(), InstantSource.system(), parts.random());
        links.ensureAccount(ACCOUNT, Role.ADMIN);
        out.println();
        out.println("  Console   " + server.url() + "/");
        out.println("  Sign in   " + server.url() + links.create(ACCOUNT, Duration.ofHours(1)) + "   (works once)");
        out.println("  Gateway   " + server.url() + "/v1/chat/completions, model '" + DEPLOYMENT
                + "' (sandbox: canned answers)");
        out.println();
        if (once) {
            return 0;
        }
        out.println("Ctrl-C stops it; the data stays.");
        out.flush();
        stopped.await();
        return 0;
    }

    private void play(BartizanServer server, List<DemoExchange> day, RecordedClock clock, SecureRandom random)
            throws IOException, InterruptedException {
        ApplicationKeys keys = new ApplicationKeys(server.store().keys(), new Ids(clock, random), clock, random);
        Map<String, String> secrets = new HashMap<>();
        for (DemoExchange exchange : day) {
            secrets.computeIfAbsent(
                    exchange.app(), app -> keys.create(app, ACCOUNT).secret());
        }
        ProgressBar bar = new ProgressBar(out, "Playing a recorded working day", day.size(), System.console() != null);
        Instant end = Instant.now().minusSeconds(120);
        DemoPlayer.Played played =
                new DemoPlayer(URI.create(server.url()), DEPLOYMENT, secrets, clock).play(day, end, bar::show);
        server.awaitDetection(DETECTION_WAIT);
        out.printf(
                "%d requests answered, %d stopped by the guard%s.%n",
                played.answered(), played.blocked(), played.failed() > 0 ? ", " + played.failed() + " failed" : "");
    }

    static Upstream.SandboxUpstream sandbox(List<DemoExchange> day) {
        Upstream.SandboxUpstream standard = Upstream.SandboxUpstream.standard();
        List<Upstream.Script> scripts = day.stream()
                .filter(e -> !e.question().isBlank() && !e.answer().isBlank())
                .map(e -> new Upstream.Script(e.question(), e.answer(), e.reasoning()))
                .toList();
        return new Upstream.SandboxUpstream(scripts, standard.otherwise());
    }

    static Config config(Path data, int port) {
        GuardPolicy guard = GuardPolicy.standard();
        return new Config(
                new Config.Server("127.0.0.1", port, Optional.empty(), 4 << 20, 256, 256, List.of()),
                new Config.Store(
                        "sqlite:" + data.resolve("bartizan.db"),
                        Optional.empty(),
                        Optional.empty(),
                        data.resolve("content.key"),
                        Optional.empty()),
                List.of(guard, GuardPolicy.annotateOnly("watch")),
                List.of(deployment(DEPLOYMENT, guard.name()), deployment("deepseek-r1-watched", "watch")));
    }

    private static Config.Deployment deployment(String name, String guard) {
        return new Config.Deployment(
                name,
                Optional.empty(),
                Optional.empty(),
                "sandbox",
                guard,
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10));
    }
}
