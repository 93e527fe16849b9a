package dev.bartizan.app.config;

import dev.bartizan.policy.GuardPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads and checks a configuration file; reports every problem with its line instead of stopping at the first. */
public final class ConfigLoader {
    private static final int FILE_CHARS_MAX = 1_000_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9*:][A-Za-z0-9.:-]{0,252}");
    private static final Duration YEARS = Duration.ofDays(3_650);

    private final Map<String, String> environment;

    public ConfigLoader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Loads a file. Relative paths in it start at its folder. */
    public Config load(Path file) throws ConfigException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw failure(1, "file", file.toString(), "a text file in UTF-8");
        } catch (IOException e) {
            throw failure(1, "file", file.toString(), "a readable file (see 'bartizan config example')");
        }
        Path parent = file.toAbsolutePath().getParent();
        return parse(text, parent == null ? Path.of("") : parent);
    }

    /** Parses a configuration text. */
    public Config parse(String text, Path base) throws ConfigException {
        if (text.length() > FILE_CHARS_MAX) {
            throw failure(1, "file", text.length() + " characters", "at most " + FILE_CHARS_MAX);
        }
        List<ConfigProblem> problems = new ArrayList<>();
        Substitution substitution = new Substitution(environment, base);
        Section root = new Section(compose(text), "", 1, substitution, problems);
        Config config = read(root, base);
        root.finish();
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(ConfigProblem::line));
            throw new ConfigException(problems);
        }
        return config;
    }

    private static Optional<Node> compose(String text) throws ConfigException {
        try {
            return new Compose(LoadSettings.builder()
                            .setMaxAliasesForCollections(10)
                            .setAllowRecursiveKeys(false)
                            .build())
                    .composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw failure(line, "file", e.getProblem(), "YAML 1.2");
        } catch (YamlEngineException | StackOverflowError e) {
            throw failure(1, "file", "cannot be read", "YAML 1.2, not nested too deeply");
        }
    }

    private static ConfigException failure(int line, String key, String value, String expected) {
        return new ConfigException(List.of(new ConfigProblem(line, key, value, expected)));
    }

    private static Config read(Section root, Path base) {
        Config.Server server = server(root.section("server"));
        Config.Store store = store(root.section("store"), base);
        List<GuardPolicy> guards = new ArrayList<>();
        Set<String> guardNames = new HashSet<>();
        for (Section section : root.sections("guards")) {
            GuardPolicy guard = guard(section);
            if (!guardNames.add(guard.name())) {
                section.problem("name", guard.name(), "a name no other guard has");
            }
            guards.add(guard);
        }
        if (guards.isEmpty()) {
            guards.add(GuardPolicy.standard());
            guardNames.add(GuardPolicy.DEFAULT_NAME);
        }
        List<Config.Deployment> deployments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : root.sections("deployments")) {
            Config.Deployment deployment = deployment(section, guards.getFirst().name(), guardNames);
            if (!names.add(deployment.name())) {
                section.problem("name", deployment.name(), "a name no other deployment has");
            }
            deployments.add(deployment);
        }
        if (deployments.isEmpty()) {
            root.problem("deployments", "none", "at least one (see 'bartizan config example')");
        }
        Optional<Config.Tls> tls = root.has("tls") ? Optional.of(tls(root.section("tls"), base)) : Optional.empty();
        return new Config(
                server,
                store,
                guards,
                deployments,
                tls,
                contentSafety(root.section("content_safety")),
                BackendsReader.read(root, base, deployments));
    }

    private static Config.Server server(Section s) {
        Config.Server server = new Config.Server(
                s.text("host").orElse("127.0.0.1"),
                s.integer("port", 8080, 0, 65_535),
                s.httpUrl("public_url"),
                s.integer("body_bytes_max", 4 << 20, 1_024, 64 << 20),
                s.integer("concurrent_max", 256, 1, 100_000),
                s.integer("stream_hold_back_chars", 256, 64, 8_192),
                s.texts("trusted_proxies", List.of()));
        for (String range : server.trustedProxies()) {
            if (!range.matches("[0-9a-fA-F.:]{2,45}(/[0-9]{1,3})?")) {
                s.problem("trusted_proxies", range, "an address or CIDR range such as 10.0.0.0/8");
            }
        }
        s.finish();
        return server;
    }

    private static Config.Store store(Section s, Path base) {
        String url = s.text("url").orElse("sqlite:data/bartizan.db");
        if (url.startsWith("sqlite:")) {
            url = "sqlite:" + base.resolve(url.substring("sqlite:".length()));
        } else if (!url.startsWith("jdbc:postgresql:")) {
            s.problem("url", "unknown kind", "sqlite:PATH or jdbc:postgresql://HOST/DATABASE");
        }
        Optional<Duration> retention = s.has("retention")
                ? Optional.of(s.duration("retention", Duration.ofDays(90), Duration.ofHours(1), YEARS))
                : Optional.empty();
        Config.Store store = new Config.Store(
                url,
                s.text("user"),
                s.secret("password"),
                base.resolve(s.text("key_file").orElse("data/content.key")),
                retention);
        s.finish();
        return store;
    }

    private static Config.Tls tls(Section s, Path base) {
        Config.Tls tls = new Config.Tls(
                s.integer("port", 8443, 0, 65_535),
                s.text("certificate").map(base::resolve),
                s.text("key").map(base::resolve),
                s.texts("names", List.of()));
        if (tls.certificate().isPresent() != tls.key().isPresent()) {
            s.problem(tls.key().isPresent() ? "certificate" : "key", "missing", "certificate and key, or neither");
        }
        for (String name : tls.names()) {
            if (!HOST.matcher(name).matches()) {
                s.problem("names", name, "a DNS name or an address");
            }
        }
        s.finish();
        return tls;
    }

    private static Config.ContentSafety contentSafety(Section s) {
        Config.ContentSafety standard = Config.ContentSafety.standard();
        Config.ContentSafety read = new Config.ContentSafety(
                s.texts("managers", standard.managers()),
                s.texts("blob_hosts", standard.blobHosts()),
                s.integer("concurrent_max", standard.concurrentMax(), 1, 100_000));
        for (String host : read.blobHosts()) {
            if (!HOST.matcher(host).matches()) {
                s.problem("blob_hosts", host, "a host name without scheme and port");
            }
        }
        s.finish();
        return read;
    }

    private static GuardPolicy guard(Section s) {
        GuardPolicy guard = GuardReader.read(s, name(s));
        s.finish();
        return guard;
    }

    private static Config.Deployment deployment(Section s, String defaultGuard, Set<String> guards) {
        String name = name(s);
        boolean sandbox = s.flag("sandbox", false);
        Optional<URI> url = s.httpUrl("url");
        if (!sandbox && !s.has("url")) {
            s.problem("url", "missing", "the base URL of an OpenAI-compatible API, or 'sandbox: true'");
        }
        if (sandbox && url.isPresent()) {
            s.problem("sandbox", "true", "either a url or the sandbox, not both");
        }
        String guard = s.text("guard").orElse(defaultGuard);
        if (!guards.contains(guard)) {
            s.problem("guard", guard, oneOf(guards));
        }
        Duration least = Duration.ofMillis(50);
        Config.Deployment deployment = new Config.Deployment(
                name,
                sandbox ? Optional.empty() : url,
                s.secret("key"),
                s.text("model").orElse(name),
                guard,
                policies(s, guards),
                s.duration("connect_timeout", Duration.ofSeconds(5), least, Duration.ofMinutes(1)),
                s.duration("first_byte_timeout", Duration.ofSeconds(60), least, Duration.ofMinutes(30)),
                s.duration("idle_timeout", Duration.ofSeconds(30), least, Duration.ofMinutes(30)),
                s.duration("total_timeout", Duration.ofMinutes(10), least, Duration.ofHours(2)));
        s.finish();
        return deployment;
    }

    private static List<String> policies(Section s, Set<String> guards) {
        List<String> policies = s.texts("policies", List.of());
        for (String policy : policies) {
            if (!guards.contains(policy)) {
                s.problem("policies", policy, oneOf(guards));
            }
        }
        return policies;
    }

    private static String oneOf(Set<String> names) {
        return "one of " + String.join(", ", names.stream().sorted().toList());
    }

    private static String name(Section s) {
        String name = s.requiredText("name", "a name of letters, digits and . _ : / -");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            s.problem("name", "not allowed", "1 to 128 letters, digits and . _ : / -");
        }
        return name;
    }
}
