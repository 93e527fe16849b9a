package dev.bartizan.app;

import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.AuditEntry;
import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.ApplicationKeys;
import dev.bartizan.store.Store;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bartizan key}: application keys. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Create, list and revoke the keys that applications call the gateway with.",
        footer = {"", "Example:", "  bartizan key create support-copilot --config bartizan.yaml"})
final class KeyCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a key for an application. It is shown once and stored only as a hash.")
    int create(
            @Parameters(paramLabel = "APP", description = "the application's name") String app,
            @Mixin ConfigFile config) {
        if (app.isBlank() || app.length() > 128) {
            throw new CommandException("APP: " + app.length() + " characters (expected: 1..128)");
        }
        Ids ids = new Ids(clock, random);
        try (Store store = StoreAccess.open(StoreAccess.load(config.path()).store())) {
            ApplicationKeys.Created created = new ApplicationKeys(store.keys(), ids, clock, random).create(app, "cli");
            audit(store, ids, "key.create", created.key().id(), app);
            PrintWriter out = spec.commandLine().getOut();
            out.println(created.secret());
            out.println("This is the only time it is shown. Clients send it as 'Authorization: Bearer ...' or 'api-key:"
                    + " ...'.");
        }
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List all keys, newest first. Secrets are not kept and cannot be shown.")
    int list(@Mixin ConfigFile config) {
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = StoreAccess.open(StoreAccess.load(config.path()).store())) {
            if (store.keys().all().isEmpty()) {
                out.println("No keys yet. Make one: bartizan key create APP");
            }
            for (ApplicationKey key : store.keys().all()) {
                out.printf(
                        "%s  %-24s %-16s created %s by %s%s%n",
                        key.id(),
                        key.app(),
                        key.hint(),
                        key.createdAt(),
                        key.createdBy(),
                        key.revokedAt().map(at -> ", revoked " + at).orElse(""));
            }
        }
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Make a key stop working. A running server notices within five seconds.")
    int revoke(
            @Parameters(paramLabel = "ID", description = "the id that 'key list' shows") String id,
            @Mixin ConfigFile config) {
        try (Store store = StoreAccess.open(StoreAccess.load(config.path()).store())) {
            if (!store.keys().revoke(id, clock.instant())) {
                throw new CommandException("no working key has the id " + id + " (see: bartizan key list)");
            }
            audit(store, new Ids(clock, random), "key.revoke", id, "");
            spec.commandLine().getOut().println("Revoked.");
        }
        return 0;
    }

    private void audit(Store store, Ids ids, String action, String target, String detail) {
        store.access().append(new AuditEntry(ids.next(), clock.instant(), "cli", action, target, detail));
    }
}
