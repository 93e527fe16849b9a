package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.tls.Identity;
import dev.bartizan.app.tls.TlsFiles;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.net.BindException;
import java.time.Duration;

/** Opens the listeners: one in clear text, and one with TLS where the configuration wants it. Both offer the same. */
final class WebListeners {
    static final String TLS = "tls";

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int HEADER_BYTES_MAX = 16 * 1024;

    private WebListeners() {}

    static WebServer open(Config config, ServerParts parts, HttpRouting.Builder routing) {
        WebServerConfig.Builder server = WebServer.builder()
                .host(config.server().host())
                .port(config.server().port())
                .connectionOptions(options -> options.tcpNoDelay(true))
                .maxPayloadSize(-1)
                .shutdownGracePeriod(GRACE)
                .shutdownHook(false)
                .addProtocol(http1())
                .addRouting(routing);
        config.tls()
                .ifPresent(tls -> server.putSocket(TLS, listener(config, tls, identity(config, tls, parts), routing)));
        try {
            return server.build().start();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new BartizanServer.PortTakenException(e);
                }
            }
            throw e;
        }
    }

    /** What the TLS listener shows: the operator's files, or the ones made in the data folder. */
    static Identity identity(Config config, Config.Tls tls, ServerParts parts) {
        if (tls.certificate().isPresent() && tls.key().isPresent()) {
            return TlsFiles.of(tls.certificate().get(), tls.key().get());
        }
        return new TlsFiles(StoreAccess.tls(config.store()), tls.names(), parts.random())
                .ensure(parts.clock().instant());
    }

    private static ListenerConfig listener(
            Config config, Config.Tls tls, Identity identity, HttpRouting.Builder routing) {
        return ListenerConfig.builder()
                .host(config.server().host())
                .port(tls.port())
                .tls(Tls.builder()
                        .privateKey(identity.key())
                        .privateKeyCertChain(identity.chain())
                        .build())
                .connectionOptions(options -> options.tcpNoDelay(true))
                .maxPayloadSize(-1)
                .shutdownGracePeriod(GRACE)
                .addProtocol(http1())
                .addRouting(routing)
                .build();
    }

    private static Http1Config http1() {
        return Http1Config.builder()
                .maxHeadersSize(HEADER_BYTES_MAX)
                .validateRequestHeaders(true)
                .build();
    }
}
