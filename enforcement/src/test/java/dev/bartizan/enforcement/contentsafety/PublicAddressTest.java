package dev.bartizan.enforcement.contentsafety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.enforcement.contentsafety.PublicAddress.Connection;
import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicAddressTest {
    private static final Connection DIRECT = new Connection("192.0.2.9", true, "localhost:8443");
    private static final Connection PROXIED = new Connection("10.0.0.1", false, "localhost:8080");

    private final PublicAddress address = new PublicAddress(Optional.empty(), "10.0.0.1"::equals);

    @Test
    void withoutAProxyTheHostHeaderCounts() {
        assertEquals("https://ai.example.com:8443", base(DIRECT, "host", "ai.example.com:8443"));
    }

    @Test
    void aStrangersForwardedHeadersAreIgnored() {
        assertEquals(
                "https://ai.example.com",
                base(
                        DIRECT,
                        "host",
                        "ai.example.com",
                        "x-forwarded-host",
                        "evil.example",
                        "forwarded",
                        "host=evil.example"));
    }

    @Test
    void aTrustedProxysHeadersCount() {
        assertEquals(
                "https://ai.example.com:9443",
                base(
                        PROXIED,
                        "host",
                        "internal",
                        "x-forwarded-proto",
                        "https",
                        "x-forwarded-host",
                        "ai.example.com:9443"));
        assertEquals(
                "https://ai.example.com:9443/team",
                base(
                        PROXIED,
                        "host",
                        "internal",
                        "x-forwarded-proto",
                        "https, http",
                        "x-forwarded-host",
                        "ai.example.com",
                        "x-forwarded-port",
                        "9443",
                        "x-forwarded-prefix",
                        "/team"));
    }

    @Test
    void theStandardHeaderGoesFirst() {
        assertEquals(
                "https://ai.example.com:9443",
                base(
                        PROXIED,
                        "host",
                        "internal",
                        "forwarded",
                        "for=192.0.2.1;host=\"ai.example.com:9443\";proto=https, for=10.0.0.2",
                        "x-forwarded-host",
                        "other"));
    }

    @Test
    void aHostThatIsNoneFallsBackToThisEnd() {
        assertEquals("https://localhost:8443", base(DIRECT, "host", "a\"b/<c>"));
    }

    @Test
    void theConfiguredAddressStandsInForTheHostHeader() {
        PublicAddress configured =
                new PublicAddress(Optional.of(URI.create("https://ai.example.com/")), "10.0.0.1"::equals);
        assertEquals(
                "https://ai.example.com",
                configured.links(DIRECT, headers("host", "internal")).base());
    }

    @Test
    void linksCarryTheVersion() {
        assertEquals(
                "https://h/contentsafety/text/blocklists?api-version=2023-10-01&skip=2",
                new Links("https://h").to("text/blocklists", "2023-10-01", java.util.Map.of("skip", "2")));
    }

    private String base(Connection connection, String... headers) {
        return address.links(connection, headers(headers)).base();
    }

    private static WritableHeaders<?> headers(String... pairs) {
        WritableHeaders<?> headers = WritableHeaders.create();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.set(HeaderNames.create(pairs[i]), pairs[i + 1]);
        }
        return headers;
    }
}
