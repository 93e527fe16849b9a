package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.console.Passwords;
import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.Role;
import dev.bartizan.store.Store;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bartizan account}: people who use the console. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Create and list console accounts, set passwords, make one-time sign-in links.",
        footer = {"", "Example:", "  bartizan account create anna --role analyst --config bartizan.yaml"})
final class AccountCommand {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{1,64}");
    private static final Duration LINK_VALIDITY = Duration.ofMinutes(30);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make an account and print its first one-time sign-in link.")
    int create(
            @Parameters(paramLabel = "NAME", description = "lower case letters, digits and . _ @ -") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "viewer",
                            description =
                                    "viewer (no content), analyst (reveals content), admin; default: ${DEFAULT-VALUE}")
                    String role,
            @Mixin ConfigFile config) {
        if (!NAME.matcher(name).matches()) {
            throw new CommandException("NAME: " + name + " (expected: 1..64 lower case letters, digits and . _ @ -)");
        }
        Config loaded = StoreAccess.load(config.path());
        try (Store store = StoreAccess.open(loaded.store())) {
            if (store.access().account(name).isPresent()) {
                throw new CommandException(
                        "account " + name + " exists (for a new link: bartizan account link " + name + ")");
            }
            store.access().save(new Account(name, Optional.empty(), role(role), 0, Optional.empty(), clock.instant()));
            printLink(store, loaded, name);
        }
        return 0;
    }

    @Command(
            name = "link",
            mixinStandardHelpOptions = true,
            description = "Print a one-time sign-in link, good for 30 minutes.")
    int link(@Parameters(paramLabel = "NAME") String name, @Mixin ConfigFile config) {
        Config loaded = StoreAccess.load(config.path());
        try (Store store = StoreAccess.open(loaded.store())) {
            existing(store, name);
            printLink(store, loaded, name);
        }
        return 0;
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = {
                "Set an account's password.",
                "Asked for on a terminal, else read from the first line of standard input."
            })
    int password(@Parameters(paramLabel = "NAME") String name, @Mixin ConfigFile config) {
        try (Store store = StoreAccess.open(StoreAccess.load(config.path()).store())) {
            Account account = existing(store, name);
            String password = readPassword();
            if (password.length() < Passwords.MIN_LENGTH || password.length() > Passwords.MAX_LENGTH) {
                throw new CommandException("password: " + password.length() + " characters (expected: "
                        + Passwords.MIN_LENGTH + ".." + Passwords.MAX_LENGTH + ")");
            }
            String hash = new Passwords(random, Passwords.Cost.STANDARD).hash(password);
            store.access()
                    .save(new Account(
                            name, Optional.of(hash), account.role(), 0, Optional.empty(), account.createdAt()));
            spec.commandLine().getOut().println("Password set.");
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all accounts.")
    int list(@Mixin ConfigFile config) {
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = StoreAccess.open(StoreAccess.load(config.path()).store())) {
            if (store.access().accounts().isEmpty()) {
                out.println("No accounts yet. Make one: bartizan account create NAME --role admin");
            }
            for (Account account : store.access().accounts()) {
                out.printf(
                        "%-24s %-8s %s%n",
                        account.name(),
                        account.role().name().toLowerCase(Locale.ROOT),
                        account.passwordHash().isPresent() ? "password" : "one-time links only");
            }
        }
        return 0;
    }

    private void printLink(Store store, Config config, String name) {
        String base = config.server()
                .publicUrl()
                .map(Object::toString)
                .orElse("http://" + config.server().host() + ":"
                        + config.server().port());
        String link = new OneTimeLinks(store.access(), clock, random).create(name, LINK_VALIDITY);
        spec.commandLine().getOut().println(base + link);
    }

    private static Account existing(Store store, String name) {
        return store.access()
                .account(name)
                .orElseThrow(() -> new CommandException("no account " + name + " (see: bartizan account list)"));
    }

    private static Role role(String name) {
        for (Role role : Role.values()) {
            if (role.name().equalsIgnoreCase(name)) {
                return role;
            }
        }
        throw new CommandException("--role: " + name + " (expected: viewer, analyst or admin)");
    }

    private static String readPassword() {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
