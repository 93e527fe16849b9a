package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.tls.Identity;
import dev.bartizan.app.tls.TlsException;
import dev.bartizan.app.tls.TlsFiles;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bartizan tls}: the certificate of the TLS listener. */
@Command(
        name = "tls",
        mixinStandardHelpOptions = true,
        description = "Show what clients of the TLS listener have to trust.",
        footer = {"", "Example:", "  bartizan tls export > bartizan-ca.pem; export NODE_EXTRA_CA_CERTS=bartizan-ca.pem"
        })
final class TlsCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Print the certificate that clients have to trust, as PEM: the private authority's,",
                "made now if there is none yet, or the last one of the configured chain."
            })
    int export(@Mixin ConfigFile config) {
        Config loaded = StoreAccess.load(config.path());
        Config.Tls tls = loaded.tls().orElse(new Config.Tls(0, Optional.empty(), Optional.empty(), List.of()));
        try {
            Identity identity = tls.certificate().isPresent() && tls.key().isPresent()
                    ? TlsFiles.of(tls.certificate().get(), tls.key().get())
                    : new TlsFiles(StoreAccess.tls(loaded.store()), tls.names(), new SecureRandom())
                            .ensure(Clock.systemUTC().instant());
            PrintWriter out = spec.commandLine().getOut();
            out.print(TlsFiles.pem(identity.anchor()));
            out.flush();
        } catch (TlsException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
