package dev.bartizan.gateway;

import dev.bartizan.gateway.Upstream.OpenAiUpstream;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Models behind HTTP, through Helidon's HTTP/1.1 client with kept-alive connections. Redirects are not followed. */
final class HttpModelProvider implements ModelProvider {
    private static final Logger LOG = LoggerFactory.getLogger(HttpModelProvider.class);
    private static final int CONNECTIONS_KEPT = 1024;
    private static final int RETRY_AFTER_CHARS_MAX = 40;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** The connect time-out belongs to a client, so there is one client for each that is configured. */
    private final Map<Duration, Http1Client> clients = new ConcurrentHashMap<>();

    private final LongSupplier nanos;

    HttpModelProvider(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Reply open(Deployment deployment, byte[] request, boolean stream, Watchdog.Watch watch) {
        if (!(deployment.upstream() instanceof OpenAiUpstream upstream)) {
            throw new IllegalArgumentException("deployment " + deployment.name() + " has no HTTP upstream");
        }
        UpstreamTimeouts timeouts = deployment.timeouts();
        watch.arm(Watchdog.Limit.FIRST_BYTE, timeouts.firstByte());
        try {
            return new HttpReply(submit(upstream, timeouts, request, stream, watch));
        } catch (RuntimeException e) {
            if (watch.fired().isPresent()) {
                throw UpstreamFailure.slow("no answer began within " + timeouts.firstByte());
            }
            // The name of what was thrown is enough to find the cause and cannot quote a prompt.
            LOG.warn("Deployment {}: no answer from upstream: {}", deployment.name(), causes(e));
            throw causedBy(e, SocketTimeoutException.class)
                    ? UpstreamFailure.slow("no connection within " + timeouts.connect())
                    : UpstreamFailure.down("no connection, or it was lost before an answer began");
        } finally {
            watch.disarm();
        }
    }

    /**
     * Asks once, and once more on a new connection when the first attempt was lost at once: an upstream may close a
     * kept-alive connection at the very moment it is used again, which says nothing about its health. A completion
     * changes nothing at the upstream, so asking twice is safe.
     */
    private HttpClientResponse submit(
            OpenAiUpstream upstream, UpstreamTimeouts timeouts, byte[] body, boolean stream, Watchdog.Watch watch) {
        long start = nanos.getAsLong();
        try {
            return request(upstream, timeouts, stream).submit(body);
        } catch (RuntimeException e) {
            boolean atOnce = nanos.getAsLong() - start < AT_ONCE.toNanos();
            boolean connected = !causedBy(e, ConnectException.class) && !causedBy(e, SocketTimeoutException.class);
            if (!atOnce || !connected || watch.fired().isPresent()) {
                throw e;
            }
            return request(upstream, timeouts, stream).keepAlive(false).submit(body);
        }
    }

    private Http1ClientRequest request(OpenAiUpstream upstream, UpstreamTimeouts timeouts, boolean stream) {
        Http1ClientRequest request = clients.computeIfAbsent(timeouts.connect(), HttpModelProvider::client)
                .post()
                .uri(completions(upstream.base()))
                .readTimeout(timeouts.total())
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .header(HeaderNames.ACCEPT, stream ? "text/event-stream" : "application/json");
        upstream.key().ifPresent(key -> request.header(HeaderNames.AUTHORIZATION, "Bearer " + key));
        return request;
    }

    private static Http1Client client(Duration connectTimeout) {
        return Http1Client.builder()
                .connectTimeout(connectTimeout)
                .connectionCacheSize(CONNECTIONS_KEPT)
                .shareConnectionCache(false)
                .sendExpectContinue(false)
                .followRedirects(false)
                .proxy(Proxy.noProxy())
                .socketOptions(socket -> socket.tcpNoDelay(true).connectTimeout(connectTimeout))
                .build();
    }

    private static URI completions(URI base) {
        String text = base.toString();
        String query = "";
        int question = text.indexOf('?');
        if (question >= 0) {
            query = text.substring(question);
            text = text.substring(0, question);
        }
        return URI.create((text.endsWith("/") ? text : text + "/") + "chat/completions" + query);
    }

    private static boolean causedBy(Throwable thrown, Class<?> type) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 10; t = t.getCause(), depth++) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String causes(Throwable thrown) {
        Throwable cause = thrown.getCause();
        String name = thrown.getClass().getSimpleName();
        return cause == null ? name : name + " from " + cause.getClass().getSimpleName();
    }

    private record HttpReply(HttpClientResponse response) implements Reply {
        @Override
        public int status() {
            return response.status().code();
        }

        @Override
        public Optional<String> retryAfter() {
            return response.headers()
                    .first(HeaderNames.RETRY_AFTER)
                    .filter(value -> value.length() <= RETRY_AFTER_CHARS_MAX
                            && value.chars().allMatch(c -> c >= ' ' && c < 127));
        }

        @Override
        public InputStream body() {
            return response.inputStream();
        }

        @Override
        public void close() {
            try {
                response.close();
            } catch (RuntimeException e) {
                LOG.debug("Closing an upstream connection failed: {}", causes(e));
            }
        }
    }
}
