package dev.bartizan.app;

import dev.bartizan.app.demo.DemoDay;
import dev.bartizan.app.demo.DemoExchange;
import dev.bartizan.app.demo.DemoPlayer;
import dev.bartizan.app.demo.RecordedClock;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ApplicationKeys;
import dev.bartizan.inspection.InspectJsonLines;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import tools.jackson.databind.json.JsonMapper;

/** Starts a server in a scratch folder, uses every part once and exits, so that the JVM can record a start-up cache. */
@Command(
        name = "warm-up",
        mixinStandardHelpOptions = true,
        hidden = true,
        description = "Use every part once (for the start-up cache).")
final class WarmUpCommand implements Callable<Integer> {
    private static final int EXCHANGES = 30;
    /** Rounds over the texts of the day: enough for the JVM to learn which code is worth compiling at once. */
    private static final int ROUNDS = 8;

    private static final int KILOBYTE = 1024;

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
            inspect(day);
        } finally {
            delete(scratch);
        }
        return 0;
    }

    /** Inspects prompts of about a kilobyte, made of the texts of the day. */
    private static void inspect(List<DemoExchange> day) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            for (DemoExchange exchange : day) {
                text.append(exchange.question()).append(round % 2 == 0 ? " " : "\n\n");
                if (round % 4 == 3 || text.length() > KILOBYTE) {
                    lines.write(json.writeValueAsBytes(Map.of("id", "warm-up", "text", text.toString())));
                    lines.write('\n');
                    text.setLength(0);
                }
            }
        }
        Guard guard = new Guard(GuardPolicy.standard());
        new InspectJsonLines(
                        Engines.standard(),
                        Groundedness.standard(),
                        (found, kind) -> InspectCommand.verdict(guard, found, kind))
                .run(new ByteArrayInputStream(lines.toByteArray()), OutputStream.nullOutputStream());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
