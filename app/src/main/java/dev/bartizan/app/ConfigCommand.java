package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.config.ConfigException;
import dev.bartizan.app.config.ConfigLoader;
import dev.bartizan.app.config.ConfigProblem;
import dev.bartizan.onnx.ModelLoadException;
import dev.bartizan.onnx.OnnxClassifier;
import dev.bartizan.onnx.OnnxSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bartizan config}: check a configuration file, print an example. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Check a configuration file or print a commented example.",
        footer = {"", "Example:", "  bartizan config example > bartizan.yaml && bartizan config check bartizan.yaml"})
final class ConfigCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Say what is wrong with a configuration file, and where.",
                "Exit code 0 when it is right, 1 when it is not."
            })
    int check(@Parameters(paramLabel = "FILE", description = "the file, e.g. bartizan.yaml") Path file) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Config config = new ConfigLoader(System.getenv()).load(file);
            for (OnnxSettings classifier : config.backends().classifiers()) {
                OnnxClassifier.open(classifier).close();
            }
            out.printf(
                    "%s is right: %d deployment(s), %d guard(s), store %s%n",
                    file,
                    config.deployments().size(),
                    config.guards().size(),
                    config.store().url());
            return 0;
        } catch (ModelLoadException e) {
            out.println(file + ": " + e.getMessage());
            out.println("1 problem(s). What the files must be: docs/classifiers.md");
            return 1;
        } catch (ConfigException e) {
            for (ConfigProblem problem : e.problems()) {
                out.println(file + ": " + problem.message());
            }
            out.printf(
                    "%d problem(s). A full commented file: bartizan config example%n",
                    e.problems().size());
            return 1;
        }
    }

    @Command(
            name = "example",
            mixinStandardHelpOptions = true,
            description = "Print a full, commented configuration file.")
    int example() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(exampleText());
        out.flush();
        return 0;
    }

    static String exampleText() {
        try (InputStream in = ConfigCommand.class.getResourceAsStream("bartizan.example.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
