package dev.bartizan.app.config;

import dev.bartizan.policy.GuardPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration of one server.
 *
 * @param server where it listens and its bounds
 * @param store where records are kept
 * @param guards by name; the first is the default
 * @param deployments what clients can call, in the order of {@code GET /v1/models}
 * @param tls the listener that speaks TLS, if there is one
 * @param contentSafety what the content safety API may do
 * @param backends other models asked about texts
 */
public record Config(
        Server server,
        Store store,
        List<GuardPolicy> guards,
        List<Deployment> deployments,
        Optional<Tls> tls,
        ContentSafety contentSafety,
        Backends backends) {
    public Config {
        guards = List.copyOf(guards);
        deployments = List.copyOf(deployments);
    }

    /** Without TLS and other models, and with the defaults of the content safety API. */
    public Config(Server server, Store store, List<GuardPolicy> guards, List<Deployment> deployments) {
        this(server, store, guards, deployments, Optional.empty(), ContentSafety.standard(), Backends.none());
    }

    /** This configuration with a TLS listener. */
    public Config withTls(Tls listener) {
        return new Config(server, store, guards, deployments, Optional.of(listener), contentSafety, backends);
    }

    /** This configuration with other settings of the content safety API. */
    public Config withContentSafety(ContentSafety other) {
        return new Config(server, store, guards, deployments, tls, other, backends);
    }

    /** This configuration with other models. */
    public Config withBackends(Backends other) {
        return new Config(server, store, guards, deployments, tls, contentSafety, other);
    }

    /** The guard of that name. */
    public Optional<GuardPolicy> guard(String name) {
        return guards.stream().filter(g -> g.name().equals(name)).findFirst();
    }

    /**
     * Where the server listens and its bounds.
     *
     * @param host address to bind, default 127.0.0.1
     * @param port 0..65535, 0 picks a free one
     * @param publicUrl address people use, when it differs (behind a proxy); also decides whether cookies are Secure
     * @param bodyBytesMax largest request body
     * @param concurrentMax requests under way at once; more are answered 429
     * @param streamHoldBackChars characters of a stream kept back until inspected
     * @param trustedProxies addresses or CIDR ranges whose X-Forwarded-For is believed
     */
    public record Server(
            String host,
            int port,
            Optional<URI> publicUrl,
            int bodyBytesMax,
            int concurrentMax,
            int streamHoldBackChars,
            List<String> trustedProxies) {
        public Server {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /**
     * Where records are kept.
     *
     * @param url {@code sqlite:PATH} or {@code jdbc:postgresql://HOST/DB}
     * @param user database user
     * @param password database password
     * @param keyFile 32 random bytes that encrypt prompt and answer text; created when absent
     * @param retention exchanges older than this are removed; empty keeps them for ever
     */
    public record Store(
            String url, Optional<String> user, Optional<String> password, Path keyFile, Optional<Duration> retention) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Store[url=" + url + "]";
        }
    }

    /**
     * A second listener, for clients that insist on TLS.
     *
     * @param port 0..65535, 0 picks a free one
     * @param certificate PEM file, the server's certificate first; empty makes a private authority in the data folder
     * @param key PEM file of its private key
     * @param names DNS names and addresses the made certificate is for, besides localhost and 127.0.0.1
     */
    public record Tls(int port, Optional<Path> certificate, Optional<Path> key, List<String> names) {
        public Tls {
            names = List.copyOf(names);
        }
    }

    /**
     * What the content safety API may do.
     *
     * @param managers applications that may change blocklists, categories and incidents; empty lets all of them
     * @param blobHosts hosts that images and samples named by address are fetched from; empty fetches nothing
     * @param concurrentMax requests under way at once; more are answered 429
     */
    public record ContentSafety(List<String> managers, List<String> blobHosts, int concurrentMax) {
        public ContentSafety {
            managers = List.copyOf(managers);
            blobHosts = List.copyOf(blobHosts);
        }

        /** All applications may change things, nothing is fetched, 256 requests at once. */
        public static ContentSafety standard() {
            return new ContentSafety(List.of(), List.of(), 256);
        }
    }

    /**
     * One model clients can call.
     *
     * @param name what clients send as {@code model}
     * @param url base URL of an OpenAI-compatible API, e.g. {@code https://api.deepseek.com/v1}; empty for the sandbox
     * @param key sent upstream as bearer token
     * @param model what the upstream calls the model
     * @param guard name of the guard
     * @param policies names of other guards that callers may pick for one call
     * @param connectTimeout to reach the upstream
     * @param firstByteTimeout until its answer starts
     * @param idleTimeout between two pieces of a stream
     * @param totalTimeout for the whole answer
     */
    public record Deployment(
            String name,
            Optional<URI> url,
            Optional<String> key,
            String model,
            String guard,
            List<String> policies,
            Duration connectTimeout,
            Duration firstByteTimeout,
            Duration idleTimeout,
            Duration totalTimeout) {
        public Deployment {
            policies = List.copyOf(policies);
        }

        public boolean sandbox() {
            return url.isEmpty();
        }

        /** Leaves the key out. */
        @Override
        public String toString() {
            return "Deployment[name=" + name + ", url=" + url + ", model=" + model + ", guard=" + guard + "]";
        }
    }
}
