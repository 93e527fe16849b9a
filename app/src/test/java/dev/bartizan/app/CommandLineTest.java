package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
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
    void aMissingConfigurationSaysHowToMakeOne() {
        assertEquals(1, run("key", "list", "--config", dir.resolve("none.yaml").toString()));
        assertTrue(err.toString().contains("bartizan config example"), err.toString());
    }

    private String sandboxConfig() throws IOException {
        return Files.writeString(dir.resolve("bartizan.yaml"), "deployments: [{name: s, sandbox: true}]\n")
                .toString();
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
