package dev.bartizan.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The {@code --config} option, the same on every command that needs a configuration. */
final class ConfigFile {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "bartizan.yaml",
            description = "the configuration file; default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    Path path() {
        return path;
    }
}
