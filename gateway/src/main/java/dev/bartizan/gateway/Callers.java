package dev.bartizan.gateway;

import dev.bartizan.domain.Actor;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Works out who calls, from the key, the request and the connection. */
final class Callers {
    private static final HeaderName FORWARDED_FOR = HeaderNames.create("x-forwarded-for");

    private final TrustedProxies proxies;

    Callers(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    Actor actor(ServerRequest request, ApplicationKey key, ChatRequest chat) {
        UserContext context = chat.context();
        return new Actor(
                context.person().or(chat::user),
                context.application().orElse(key.app()),
                context.sourceIp().or(() -> address(request)),
                request.headers().first(HeaderNames.USER_AGENT).flatMap(UserContext::name),
                Optional.of(key.id()));
    }

    private Optional<String> address(ServerRequest request) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)) {
            return Optional.empty();
        }
        return Optional.ofNullable(peer.getAddress())
                .map(InetAddress::getHostAddress)
                .map(address -> proxies.clientAddress(address, forwardedFor(request)));
    }

    /** Proxies append either to the value or as another header; both read left to right. */
    private static List<String> forwardedFor(ServerRequest request) {
        if (!request.headers().contains(FORWARDED_FOR)) {
            return List.of();
        }
        return request.headers().get(FORWARDED_FOR).allValues().stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
