package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.config.ConfigException;
import dev.bartizan.app.config.ConfigLoader;
import dev.bartizan.store.Store;
import dev.bartizan.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the store a configuration names; shared by the server and the commands that manage keys and accounts. */
final class StoreAccess {
    private StoreAccess() {}

    static Config load(Path file) {
        try {
            return new ConfigLoader(System.getenv()).load(file);
        } catch (ConfigException e) {
            throw new CommandException(file + " is not right:\n" + e.getMessage());
        }
    }

    static Store open(Config.Store store) {
        createFolder(store.keyFile());
        if (store.url().startsWith("sqlite:")) {
            createFolder(Path.of(store.url().substring("sqlite:".length())));
        }
        return Store.open(StoreSettings.of(store.url(), store.user(), store.password(), store.keyFile()));
    }

    /** Where corpora of protected material are kept: beside the content key, in the data folder. */
    static Path corpora(Config.Store store) {
        return store.keyFile().toAbsolutePath().resolveSibling("corpora");
    }

    private static void createFolder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
