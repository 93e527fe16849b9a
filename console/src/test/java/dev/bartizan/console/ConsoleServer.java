package dev.bartizan.console;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.Verdict;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.Role;
import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.policy.GuardPolicy;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A console on a free port, over fakes filled with {@link Fixture#day()}. */
final class ConsoleServer implements AutoCloseable {
    static final String PASSWORD = "a long enough password";

    final Fixture fixture = Fixture.day();
    final FakeAccess access = new FakeAccess();
    final FakeKeys keys = new FakeKeys();
    final FakeTestCases cases = new FakeTestCases();
    final TestClock now = new TestClock(Fixture.NOW);
    final Console console;
    private final WebServer server;

    ConsoleServer(boolean secureCookies) {
        Passwords.Cost cheap = new Passwords.Cost(64, 1, 1);
        Passwords passwords = new Passwords(new SecureRandom(), cheap);
        account("vera", Role.VIEWER, passwords);
        account("dana", Role.ANALYST, passwords);
        account("erin", Role.ADMIN, passwords);
        Ids ids = new Ids(now, new Random(3));
        keys.add(new ApplicationKey(
                ids.next(),
                "helpdesk-bot",
                "bz_3f9a…c2",
                "0",
                now.instant().minus(Duration.ofDays(3)),
                "erin",
                Optional.empty()));
        keys.add(new ApplicationKey(
                ids.next(),
                "old-pilot",
                "bz_77ab…9x",
                "1",
                now.instant().minus(Duration.ofDays(40)),
                "erin",
                Optional.of(now.instant().minus(Duration.ofDays(2)))));
        console = new Console(
                fixture.exchanges,
                fixture.incidents,
                keys,
                access,
                inspector(),
                () -> List.of(
                        new DeploymentView(
                                "deepseek-r1", "deepseek-reasoner", "api.deepseek.com", false, GuardPolicy.standard()),
                        new DeploymentView(
                                "sandbox", "canned-1", "localhost", true, GuardPolicy.annotateOnly("watch"))),
                (deployment, prompt, account) -> new TryIt.Result(
                        200,
                        "You said: " + prompt,
                        Optional.of("Thinking it over."),
                        Verdict.allow(),
                        Verdict.allow(),
                        deployment.equals("sandbox"),
                        Optional.of(fixture.firstAttackExchange),
                        Duration.ofMillis(321)),
                new PlaygroundParts(
                        new FakeProbe(),
                        () -> List.of(GuardPolicy.standard(), GuardPolicy.annotateOnly("watch")),
                        cases),
                now,
                new SecureRandom(),
                ids,
                new ConsoleSettings(secureCookies, Duration.ofHours(12), 5, Duration.ofMinutes(15), cheap, true));
        HttpRouting.Builder routing = HttpRouting.builder();
        console.routing(routing);
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(routing)
                .build()
                .start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void account(String name, Role role, Passwords passwords) {
        access.save(new Account(
                name,
                Optional.of(passwords.hash(PASSWORD)),
                role,
                0,
                Optional.empty(),
                now.instant().minus(Duration.ofDays(9))));
    }

    private static Inspector inspector() {
        return (text, kind) -> {
            int at = text.indexOf("ignore");
            if (at < 0) {
                return Inspection.empty();
            }
            Finding finding = new Finding(
                    "shield",
                    FindingType.PROMPT_ATTACK,
                    0.93,
                    Confidence.HIGH,
                    new Span(at, text.length()),
                    "original",
                    "The prompt tries to change the assistant's rules",
                    "shield/prompt@1");
            return new Inspection(
                    List.of(finding), new Scores(Map.of(Scores.PROMPT_ATTACK, 0.93)), List.of(), true, 210);
        };
    }
}
