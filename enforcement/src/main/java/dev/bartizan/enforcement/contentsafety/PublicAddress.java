package dev.bartizan.enforcement.contentsafety;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Works out under which address a client reached this server. {@code Forwarded} (RFC 7239) and {@code X-Forwarded-*} are
 * believed from trusted proxies only; without them the configured address counts, then the {@code Host} header. Immutable.
 */
public final class PublicAddress {
    private static final HeaderName FORWARDED = HeaderNames.create("forwarded");
    private static final HeaderName PROTO = HeaderNames.create("x-forwarded-proto");
    private static final HeaderName HOST = HeaderNames.create("x-forwarded-host");
    private static final HeaderName PORT = HeaderNames.create("x-forwarded-port");
    private static final HeaderName PREFIX = HeaderNames.create("x-forwarded-prefix");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]{1,64}){1,8}");

    private final Optional<URI> configured;
    private final Predicate<String> trustedProxy;

    /**
     * Joins what decides.
     *
     * @param configured the address people use, when it differs from the one the server listens on
     * @param trustedProxy whether the peer of a connection, given as an address literal, is a trusted proxy
     */
    public PublicAddress(Optional<URI> configured, Predicate<String> trustedProxy) {
        this.configured = configured;
        this.trustedProxy = trustedProxy;
    }

    /**
     * What one connection is.
     *
     * @param peer address literal of the other end
     * @param secure whether it is TLS
     * @param local host and port of this end, for clients that send no usable {@code Host}
     */
    record Connection(String peer, boolean secure, String local) {}

    Links links(Connection connection, Headers headers) {
        String scheme = connection.secure() ? "https" : "http";
        String host = headers.first(HeaderNames.HOST)
                .filter(value -> AUTHORITY.matcher(value).matches())
                .orElse(connection.local());
        if (trustedProxy.test(connection.peer())) {
            Optional<String> proto = forwarded(headers, "proto").or(() -> first(headers, PROTO));
            Optional<String> via = forwarded(headers, "host")
                    .or(() -> first(headers, HOST).map(name -> withPort(name, first(headers, PORT))))
                    .filter(value -> AUTHORITY.matcher(value).matches());
            String prefix = first(headers, PREFIX)
                    .filter(value -> PATH.matcher(value).matches())
                    .orElse("");
            if (proto.isPresent() || via.isPresent()) {
                String seen = proto.filter(value -> value.equalsIgnoreCase("https"))
                        .map(value -> "https")
                        .orElse(proto.isPresent() ? "http" : scheme);
                return new Links(seen + "://" + via.orElse(host) + prefix);
            }
        }
        return configured.map(PublicAddress::of).orElseGet(() -> new Links(scheme + "://" + host));
    }

    private static Links of(URI uri) {
        String text = uri.toString();
        return new Links(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** The first entry, which the proxy nearest to the client wrote. */
    private static Optional<String> first(Headers headers, HeaderName name) {
        return headers.first(name).map(value -> value.split(",", 2)[0].strip()).filter(value -> !value.isEmpty());
    }

    private static String withPort(String host, Optional<String> port) {
        boolean has = host.lastIndexOf(':') > host.lastIndexOf(']');
        return has || port.isEmpty() || port.get().equals("443") || port.get().equals("80")
                ? host
                : host + ":" + port.get();
    }

    private static Optional<String> forwarded(Headers headers, String parameter) {
        return first(headers, FORWARDED).flatMap(element -> {
            for (String pair : element.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(parameter)) {
                    String value = pair.substring(equals + 1).strip();
                    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                    return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
                }
            }
            return Optional.empty();
        });
    }
}
