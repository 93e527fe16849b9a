package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.domain.Ids;
import dev.bartizan.gateway.ApplicationKeys;
import java.nio.file.Path;
import java.time.InstantSource;

/** A whole server on a free port with sandbox deployments, an embedded store in a scratch folder, and one key. */
final class TestServer implements AutoCloseable {
    private final BartizanServer server;
    private final String key;

    private TestServer(BartizanServer server, String key) {
        this.server = server;
        this.key = key;
    }

    static TestServer start(Path folder) {
        return start(DemoCommand.config(folder, 0));
    }

    static TestServer start(Config config) {
        return start(config, ServerParts.standard(InstantSource.system()));
    }

    static TestServer start(Config config, ServerParts parts) {
        BartizanServer server = BartizanServer.start(config, parts);
        String key = new ApplicationKeys(
                        server.store().keys(), new Ids(parts.clock(), parts.random()), parts.clock(), parts.random())
                .create("test-app", "test")
                .secret();
        return new TestServer(server, key);
    }

    BartizanServer server() {
        return server;
    }

    /** Another application's key. */
    String keyOf(String application) {
        ServerParts parts = ServerParts.standard(InstantSource.system());
        return new ApplicationKeys(
                        server.store().keys(), new Ids(parts.clock(), parts.random()), parts.clock(), parts.random())
                .create(application, "test")
                .secret();
    }

    String key() {
        return key;
    }

    @Override
    public void close() {
        server.close();
    }
}
