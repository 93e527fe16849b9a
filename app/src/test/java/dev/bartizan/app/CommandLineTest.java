package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.category.BuildOperation;
import dev.bartizan.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandExplainsItself() {
        Deque<CommandLine> open = new ArrayDeque<>();
        open.add(Main.commandLine());
        int seen = 0;
        while (!open.isEmpty()) {
            CommandLine command = open.remove();
            String help = command.getUsageMessage();
            assertTrue(help.contains("--help"), help);
            assertTrue(command.getCommandSpec().usageMessage().description().length > 0, help);
            open.addAll(command.getSubcommands().values());
            seen++;
        }
        assertTrue(seen > 12, "commands: " + seen);
    }

    @Test
    void withoutACommandItShowsTheHelpAndFails() {
        assertEquals(2, run());
        assertTrue(err.toString().contains("bartizan demo"), err.toString());
    }

    @Test
    void configCheckNamesFileLineKeyAndWhatWasExpected() throws IOException {
        Path file = Files.writeString(
                dir.resolve("b.yaml"), "server:\n  port: x\ndeployments: [{name: s, sandbox: true}]\n");
        assertEquals(1, run("config", "check", file.toString()));
        assertTrue(
                out.toString().contains("b.yaml: line 2: server.port: x (expected: a whole number 0..65535)"),
                out.toString());
    }

    @Test
    void keysAreCreatedListedAndRevoked() throws IOException {
        String config = sandboxConfig();
        assertEquals(0, run("key", "create", "notes-app", "--config", config));
        assertTrue(out.toString().startsWith("bz_"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, run("key", "list", "--config", config));
        assertTrue(out.toString().contains("notes-app"), out.toString());
        String id = out.toString().substring(0, 36);
        assertEquals(0, run("key", "revoke", id, "--config", config));
        assertEquals(1, run("key", "revoke", id, "--config", config));
    }

    @Test
    void accountsGetAOneTimeLinkAndNamesAreUnique() throws IOException {
        String config = sandboxConfig();
        assertEquals(0, run("account", "create", "anna", "--role", "admin", "--config", config));
        assertTrue(out.toString().contains("http://127.0.0.1:8080/sign-in/once?token="), out.toString());
        assertEquals(1, run("account", "create", "anna", "--config", config));
        assertTrue(err.toString().contains("account anna exists"), err.toString());
    }

    @Test
    void tlsExportPrintsTheAuthorityAndKeepsIt() throws IOException {
        String config = ownStoreConfig();
        assertEquals(0, run("tls", "export", "--config", config), err.toString());
        String first = out.toString();
        assertTrue(first.startsWith("-----BEGIN CERTIFICATE-----") && !first.contains("PRIVATE"), first);
        out.getBuffer().setLength(0);
        assertEquals(0, run("tls", "export", "--config", config));
        assertEquals(first, out.toString());
    }

    @Test
    void blocklistsAreMadeFilledAndDeleted() throws IOException {
        String config = ownStoreConfig();
        assertEquals(0, run("blocklist", "create", "projects", "--config", config), err.toString());
        Path file = Files.writeString(dir.resolve("phrases.txt"), "operation x\n\nnightfall\n");
        assertEquals(0, run("blocklist", "add", "projects", "--file", file.toString(), "--config", config));
        out.getBuffer().setLength(0);
        assertEquals(0, run("blocklist", "show", "projects", "--config", config));
        String id = out.toString().substring(0, 36);
        assertTrue(out.toString().contains("operation x") && out.toString().contains("nightfall"), out.toString());
        assertEquals(0, run("blocklist", "remove", "projects", id, "--config", config));
        assertEquals(1, run("blocklist", "remove", "projects", id, "--config", config));
        assertEquals(1, run("blocklist", "add", "projects", "--kind", "regex", "a*", "--config", config));
        assertTrue(err.toString().contains("matches the empty string"), err.toString());
        assertEquals(0, run("blocklist", "delete", "projects", "--config", config));
        assertEquals(1, run("blocklist", "show", "projects", "--config", config));
        assertTrue(err.toString().contains("no blocklist is called projects"), err.toString());
    }

    @Test
    void categoriesAreMadeBuiltAndAsked() throws IOException {
        String config = ownStoreConfig();
        StringBuilder lines = new StringBuilder();
        for (String who : new String[] {"Helios", "Acme", "the competitor", "a supplier", "our rival", "Orion"}) {
            lines.append("{\"text\":\"Draft the term sheet for the takeover of ")
                    .append(who)
                    .append("\"}\n");
        }
        Path file =
                Files.writeString(dir.resolve("merger.jsonl"), lines + "{\"text\":\"A sheet of paper\",\"label\":0}\n");
        assertEquals(0, run("category", "create", "merger", file.toString(), "--config", config), err.toString());
        assertEquals(1, run("category", "analyze", "merger", "x", "--config", config));
        assertTrue(err.toString().contains("not built yet"), err.toString());
        assertEquals(0, run("category", "build", "merger", "--config", config), err.toString());
        assertEquals(0, run("category", "analyze", "merger", "the takeover term sheet", "--config", config));
        assertTrue(out.toString().contains("version 1: detected"), out.toString());
        assertEquals(0, run("category", "list", "--config", config));
        assertTrue(out.toString().contains("Succeeded"), out.toString());
        Path bad = Files.writeString(dir.resolve("bad.jsonl"), "{\"text\":\"a\"}\n{\"txt\":1}\n");
        assertEquals(1, run("category", "create", "x", bad.toString(), "--config", config));
        assertTrue(err.toString().contains("bad.jsonl: line 2: no text"), err.toString());
    }

    @Test
    void aCategoryThatIsBeingBuiltIsNotBuiltAgain() throws IOException {
        String config = ownStoreConfig();
        Path file = Files.writeString(dir.resolve("busy.jsonl"), "{\"text\":\"a\"}\n");
        assertEquals(0, run("category", "create", "busy", file.toString(), "--config", config), err.toString());
        Instant now = Instant.now();
        try (Store store = StoreAccess.open(StoreAccess.load(Path.of(config)).store())) {
            assertTrue(store.categories()
                    .begin(
                            new BuildOperation(
                                    "other", "busy", 1, BuildOperation.Status.RUNNING, now, Optional.empty(), ""),
                            now.minusSeconds(60)));
        }
        assertEquals(1, run("category", "build", "busy", "--config", config));
        assertTrue(err.toString().contains("category busy version 1 is being built"), err.toString());
    }

    @Test
    void corporaAreAddedListedAndRemoved() throws IOException {
        String config = ownStoreConfig();
        Path source = Files.createDirectories(dir.resolve("source"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("word").append(i * 7919 % 1000).append(' ');
        }
        Files.writeString(source.resolve("a.txt"), text);
        String[] add = {
            "corpus",
            "add",
            "books",
            source.toString(),
            "--license",
            "MIT",
            "--url",
            "https://x.org",
            "--config",
            config
        };
        assertEquals(0, run(add), err.toString());
        assertEquals(0, run("corpus", "list", "--config", config));
        assertTrue(out.toString().contains("1 documents"), out.toString());
        assertEquals(0, run("corpus", "remove", "books", "--config", config));
        assertEquals(1, run("corpus", "remove", "books", "--config", config));
        assertTrue(err.toString().contains("no corpus is called books"), err.toString());
    }

    @Test
    void aMissingConfigurationSaysHowToMakeOne() {
        assertEquals(1, run("key", "list", "--config", dir.resolve("none.yaml").toString()));
        assertTrue(err.toString().contains("bartizan config example"), err.toString());
    }

    private String sandboxConfig() throws IOException {
        return Files.writeString(dir.resolve("bartizan.yaml"), "deployments: [{name: s, sandbox: true}]\n")
                .toString();
    }

    private String ownStoreConfig() throws IOException {
        String store = "store: {url: 'sqlite:%s', key_file: '%s'}%n"
                .formatted(dir.resolve("data/bartizan.db"), dir.resolve("data/content.key"));
        return Files.writeString(dir.resolve("bartizan.yaml"), store + "deployments: [{name: s, sandbox: true}]\n")
                .toString();
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
