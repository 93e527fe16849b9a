package dev.bartizan.enforcement.contentsafety;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Fetches over HTTPS from listed hosts: no other scheme or port, no redirects, no credentials. Thread-safe. */
public final class AllowedHosts implements BlobSource {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TOTAL = Duration.ofSeconds(15);

    private final Set<String> hosts;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    public AllowedHosts(List<String> hosts) {
        this.hosts = new TreeSet<>(
                hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
    }

    @Override
    public byte[] fetch(URI address, int bytesMax) throws BlobException {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        boolean plain = "https".equalsIgnoreCase(address.getScheme())
                && address.getUserInfo() == null
                && (address.getPort() == -1 || address.getPort() == 443);
        if (!plain || !hosts.contains(host)) {
            throw new BlobException("not an https address on a host that is allowed (see content_safety.blob_hosts)");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(TOTAL).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw new BlobException("its host answered " + response.statusCode());
                }
                byte[] bytes = in.readNBytes(bytesMax + 1);
                if (bytes.length > bytesMax) {
                    throw new BlobException("larger than " + bytesMax + " bytes");
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new BlobException(
                    "its host could not be read: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BlobException("the fetch was interrupted");
        }
    }
}
