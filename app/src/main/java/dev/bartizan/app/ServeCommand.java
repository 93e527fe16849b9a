package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.config.ConfigLoader;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bartizan serve}: the real thing. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Run gateway, detection and console as the configuration says.",
            "Logs are JSON lines on standard error. SIGTERM finishes what is under way, then exits."
        },
        footer = {"", "Example:", "  bartizan serve --config bartizan.yaml"})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConfigFile configFile;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Config config = StoreAccess.load(configFile.path());
        Logging.install(Level.INFO);
        BartizanServer server = BartizanServer.start(config, ServerParts.standard(InstantSource.system()));
        ConfigWatch watch = new ConfigWatch(configFile.path(), new ConfigLoader(System.getenv()), server::reloadGuards);
        watch.start();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            watch.close();
            server.close();
            stopped.countDown();
        }));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Bartizan is up: " + server.url());
        server.tlsUrl().ifPresent(url -> out.println("TLS: " + url + " (what to trust: bartizan tls export)"));
        out.println("Console: " + server.url() + "/ (an account: bartizan account create NAME --role admin)");
        out.flush();
        stopped.await();
        return 0;
    }
}
