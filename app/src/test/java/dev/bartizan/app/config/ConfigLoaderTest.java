package dev.bartizan.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private static final String MINIMAL = """
        deployments:
          - name: sandbox
            sandbox: true
        """;

    @TempDir
    private Path dir;

    @Test
    void everythingHasADefaultButTheDeployments() throws ConfigException {
        Config config = parse(MINIMAL);
        assertEquals(
                new Config.Server("127.0.0.1", 8080, Optional.empty(), 4 << 20, 256, 256, List.of()), config.server());
        assertEquals("sqlite:" + dir.resolve("data/bartizan.db"), config.store().url());
        assertEquals(dir.resolve("data/content.key"), config.store().keyFile());
        assertEquals(Optional.empty(), config.store().retention());
        assertEquals(List.of(GuardPolicy.standard()), config.guards());
        Config.Deployment deployment = config.deployments().getFirst();
        assertTrue(deployment.sandbox());
        assertEquals("default", deployment.guard());
        assertEquals(Duration.ofSeconds(60), deployment.firstByteTimeout());
    }

    @Test
    void readsEveryKey() throws ConfigException, IOException {
        Files.writeString(dir.resolve("pw"), "s3cret\n");
        Config config = parse("""
            server:
              host: 0.0.0.0
              port: 9000
              public_url: https://ai.example.com
              body_bytes_max: 65536
              concurrent_max: 8
              stream_hold_back_chars: 512
              trusted_proxies: [10.0.0.0/8]
            store:
              url: jdbc:postgresql://db/bartizan
              user: b
              password: ${file:pw}
              key_file: /etc/bartizan/key
              retention: 30d
            guards:
              - name: strict
                prompt_attack: block
                document_attack: warn
                prompt_attack_threshold: 0.25
                document_attack_threshold: 0.75
                secrets_in_prompt: block
                secrets_in_completion: block
                sensitive_in_prompt: redact
                sensitive_in_completion: warn
                fail_open: true
            deployments:
              - name: r1
                url: https://up.example.com/v1
                key: ${KEY}
                model: deepseek-reasoner
                guard: strict
                policies: [strict]
                connect_timeout: 1s
                first_byte_timeout: 2s
                idle_timeout: 3s
                total_timeout: 4m
            """);
        assertEquals(Optional.of("s3cret"), config.store().password());
        assertEquals(Optional.of(Duration.ofDays(30)), config.store().retention());
        assertEquals(
                GuardPolicy.standard().toBuilder()
                        .name("strict")
                        .prompt(Check.PROMPT_ATTACK, new Rule(Action.BLOCK, 0.25))
                        .prompt(Check.DOCUMENT_ATTACK, new Rule(Action.WARN, 0.75))
                        .both(Check.SECRETS, Rule.of(Action.BLOCK))
                        .prompt(Check.SENSITIVE, Rule.of(Action.REDACT))
                        .completion(Check.SENSITIVE, Rule.of(Action.WARN))
                        .failOpen(true)
                        .build(),
                config.guards().getFirst());
        Config.Deployment deployment = config.deployments().getFirst();
        assertEquals(Optional.of("k"), deployment.key());
        assertEquals(List.of("strict"), deployment.policies());
        assertEquals(Duration.ofMinutes(4), deployment.totalTimeout());
        assertEquals(512, config.server().streamHoldBackChars());
    }

    @Test
    void namesEveryProblemWithItsLine() {
        ConfigException e = assertThrows(ConfigException.class, () -> parse("""
            server:
              port: 99999
              prot: 1
            deployments:
              - name: r1
                url: ftp://x
                guard: nope
            """));
        assertEquals(
                List.of(
                        "line 2: server.port: 99999 (expected: a whole number 0..65535)",
                        "line 3: server.prot: unknown key (expected: one of body_bytes_max, concurrent_max, host, port,"
                                + " public_url, stream_hold_back_chars, trusted_proxies)",
                        "line 6: deployments[0].url: ftp://x (expected: an http or https URL with a host and without"
                                + " credentials)",
                        "line 7: deployments[0].guard: nope (expected: one of default)"),
                e.problems().stream().map(ConfigProblem::message).toList());
    }

    @Test
    void anUnsetVariableIsAProblemAndItsNeighboursAreNot() {
        ConfigException e = assertThrows(ConfigException.class, () -> parse(MINIMAL + "    key: ${MISSING}\n"));
        assertEquals(
                List.of("line 4: deployments[0].key: ${MISSING} (expected: environment variable MISSING to be set)"),
                e.problems().stream().map(ConfigProblem::message).toList());
    }

    @Test
    void aDoubledDollarIsLiteral() throws ConfigException {
        assertEquals(
                Optional.of("a${KEY}b"),
                parse(MINIMAL + "    key: a$${KEY}b\n").deployments().getFirst().key());
    }

    @Test
    void brokenYamlNamesTheLine() {
        ConfigException e = assertThrows(ConfigException.class, () -> parse("server:\n  host: [\n"));
        assertTrue(e.problems().getFirst().line() >= 2, e.getMessage());
    }

    @Test
    void theSameKeyTwiceIsRefused() {
        assertThrows(ConfigException.class, () -> parse(MINIMAL + MINIMAL));
    }

    @Test
    void secretsStayOutOfToString() throws ConfigException {
        Config config = parse(MINIMAL + "    key: ${KEY}\nstore:\n  password: hunter2\n");
        assertFalse(config.toString().contains("hunter2"));
        assertFalse(config.toString().contains("key=Optional[k]"));
    }

    @Test
    void theExampleFileIsRight() throws ConfigException, IOException {
        String example = Files.readString(Path.of(
                System.getProperty("bartizan.root"), "app/src/main/resources/dev/bartizan/app/bartizan.example.yaml"));
        Config config = new ConfigLoader(Map.of("DEEPSEEK_API_KEY", "x")).parse(example, dir);
        assertEquals(GuardPolicy.standard(), config.guards().getFirst());
        assertEquals(2, config.deployments().size());
    }

    private Config parse(String text) throws ConfigException {
        return new ConfigLoader(Map.of("KEY", "k")).parse(text, dir);
    }
}
