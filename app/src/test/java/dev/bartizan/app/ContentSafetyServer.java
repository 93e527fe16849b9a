package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.app.tls.Identity;
import dev.bartizan.app.tls.TlsFiles;
import dev.bartizan.domain.Scores;
import dev.bartizan.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole server with TLS below a private authority, texts that name their own harm scores, and a proxy before it. */
final class ContentSafetyServer implements AutoCloseable {
    private final TestServer server;
    private final ReverseProxy proxy;
    private final Path authority;

    private ContentSafetyServer(TestServer server, ReverseProxy proxy, Path authority) {
        this.server = server;
        this.proxy = proxy;
        this.authority = authority;
    }

    static ContentSafetyServer start(Path folder, int concurrentMax, boolean images) {
        Config demo = DemoCommand.config(folder, 0);
        Config.Server listens =
                new Config.Server("127.0.0.1", 0, Optional.empty(), 4 << 20, 256, 256, List.of("127.0.0.0/8"));
        Config config = new Config(listens, demo.store(), demo.guards(), demo.deployments())
                .withTls(new Config.Tls(0, Optional.empty(), Optional.empty(), List.of("bartizan.test")))
                .withContentSafety(new Config.ContentSafety(List.of("test-app"), List.of(), concurrentMax));
        ServerParts standard = ServerParts.standard(InstantSource.system());
        ServerParts parts = standard.withInspector(new MarkedTexts(standard.inspector()));
        if (images) {
            parts = parts.withImages((image, header) ->
                    Map.of(Scores.HATE, 0.0, Scores.SEXUAL, 0.3, Scores.VIOLENCE, 0.99, Scores.SELF_HARM, 0.0));
        }
        TestServer server = TestServer.start(config, parts);
        Identity identity = WebListeners.identity(config, config.tls().orElseThrow(), parts);
        Path authority = folder.resolve("trusted.pem");
        try {
            Files.writeString(authority, TlsFiles.pem(identity.anchor()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ContentSafetyServer(
                server, ReverseProxy.start(server.server().url(), identity), authority);
    }

    Store store() {
        return server.server().store();
    }

    String plainUrl() {
        return server.server().url();
    }

    String tlsUrl() {
        return server.server().tlsUrl().orElseThrow();
    }

    /** The proxy's address. */
    String proxyUrl() {
        return proxy.url();
    }

    String key() {
        return server.key();
    }

    /** A key that may not change what the server keeps. */
    String otherKey() {
        return server.keyOf("reader");
    }

    /** PEM of the certificate to trust. */
    Path authority() {
        return authority;
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
