package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.app.demo.DemoDay;
import dev.bartizan.app.demo.DemoExchange;
import dev.bartizan.app.demo.DemoPlayer;
import dev.bartizan.app.demo.RecordedClock;
import dev.bartizan.detection.AlertFilter;
import dev.bartizan.detection.IncidentFilter;
import dev.bartizan.domain.Alert;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Incident;
import dev.bartizan.domain.Severity;
import dev.bartizan.gateway.ApplicationKeys;
import dev.bartizan.gateway.ExchangeFilter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo day through the real gateway, engine, store and detection: does the story come out? */
@Tag("slow")
class DemoStoryTest {
    @TempDir
    private static Path folder;

    private static final List<DemoExchange> DAY = DemoDay.load();
    private static BartizanServer server;
    private static DemoPlayer.Played played;

    @BeforeAll
    static void play() throws IOException, InterruptedException {
        RecordedClock clock = new RecordedClock(InstantSource.system());
        ServerParts parts = ServerParts.standard(clock).withSandbox(DemoCommand.sandbox(DAY));
        server = BartizanServer.start(DemoCommand.config(folder, 0), parts);
        ApplicationKeys keys =
                new ApplicationKeys(server.store().keys(), new Ids(clock, parts.random()), clock, parts.random());
        Map<String, String> secrets = new HashMap<>();
        DAY.forEach(e ->
                secrets.computeIfAbsent(e.app(), app -> keys.create(app, "test").secret()));
        played = new DemoPlayer(URI.create(server.url()), DemoCommand.DEPLOYMENT, secrets, clock)
                .play(DAY, Instant.now(), done -> {});
        server.awaitDetection(Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyExchangeIsOnRecordAndNoneFailed() {
        assertEquals(0, played.failed());
        assertEquals(DAY.size(), server.store().exchanges().count(ExchangeFilter.all()));
    }

    @Test
    void theAttackIsStoppedAndOrdinaryWorkIsNot() {
        assertTrue(played.blocked() >= 5, "blocked: " + played.blocked());
        List<String> attackers = alerts().stream()
                .flatMap(a -> a.actor().person().stream())
                .distinct()
                .toList();
        assertEquals(1, attackers.size(), "people with alerts: " + attackers);
    }

    @Test
    void allFiveDetectionsSpeakExceptTheOneForAnUnenforcedGuard() {
        Set<String> seen = alerts().stream().map(Alert::detectionId).collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "AI.Azure_Jailbreak.ContentFiltering.BlockedAttempt",
                        "AI.Azure_CredentialTheftAttempt",
                        "AI.Azure_ASCIISmuggling",
                        "AI.Azure_LLMReconnaissance"),
                seen);
    }

    @Test
    void theAlertsAreOneIncidentOfHighSeverity() {
        List<Incident> incidents = server.store()
                .incidents()
                .incidents(IncidentFilter.all(), Optional.empty(), 50)
                .items();
        assertEquals(1, incidents.size());
        Incident incident = incidents.getFirst();
        assertEquals(Severity.HIGH, incident.severity());
        assertEquals(alerts().size(), incident.alertCount());
        assertTrue(incident.links().stream().noneMatch(link -> link.reason().isBlank()));
    }

    private static List<Alert> alerts() {
        return server.store()
                .incidents()
                .alerts(AlertFilter.all(), Optional.empty(), 100)
                .items();
    }
}
