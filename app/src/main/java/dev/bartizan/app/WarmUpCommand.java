package dev.bartizan.app;

import dev.bartizan.app.demo.DemoDay;
import dev.bartizan.app.demo.DemoExchange;
import dev.bartizan.app.demo.DemoPlayer;
import dev.bartizan.app.demo.RecordedClock;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ApplicationKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Starts a server in a scratch folder, uses every part once and exits, so that the JVM can record a start-up cache. */
@Command(
        name = "warm-up",
        mixinStandardHelpOptions = true,
        hidden = true,
        description = "Use every part once (for the start-up cache).")
final class WarmUpCommand implements Callable<Integer> {
    private static final int EXCHANGES = 30;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("bartizan-warm-up");
        RecordedClock clock = new RecordedClock(InstantSource.system());
        ServerParts parts = ServerParts.standard(clock);
        try (BartizanServer server = BartizanServer.start(DemoCommand.config(scratch, 0), parts)) {
            ApplicationKeys keys =
                    new ApplicationKeys(server.store().keys(), new Ids(clock, parts.random()), clock, parts.random());
            List<DemoExchange> day = DemoDay.load();
            Map<String, String> secrets = new HashMap<>();
            for (DemoExchange exchange : day) {
                secrets.computeIfAbsent(
                        exchange.app(), app -> keys.create(app, "warm-up").secret());
            }
            new DemoPlayer(URI.create(server.url()), DemoCommand.DEPLOYMENT, secrets, clock)
                    .play(day.subList(0, Math.min(EXCHANGES, day.size())), Instant.now(), done -> {});
            OneTimeLinks links = new OneTimeLinks(server.store().access(), clock, parts.random());
            links.ensureAccount("warm-up", Role.VIEWER);
            links.create("warm-up", Duration.ofMinutes(1));
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
