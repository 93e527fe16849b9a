package dev.bartizan.console;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Scripts, styles and pictures. Each is served at an address that holds the hash of its content, so browsers keep it for a
 * year and never ask again; compressed once, at start. Immutable.
 */
final class Assets {
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final String OWN = "/dev/bartizan/console/assets/";

    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, Asset> byPath = new HashMap<>();

    /** One file, ready to send. */
    private record Asset(String contentType, byte[] plain, byte[] gzipped) {}

    Assets() {
        add("console.css", OWN + "console.css", "text/css; charset=utf-8");
        add("console.js", OWN + "console.js", "text/javascript; charset=utf-8");
        add("htmx.js", HTMX, "text/javascript; charset=utf-8");
        add("mark.svg", OWN + "mark.svg", "image/svg+xml");
    }

    /** The address of a file, e.g. {@code /assets/3f9a0c1d2e4b5a69-console.css}. */
    String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException("asset: " + name + " (expected: one of " + urls.keySet() + ")");
        }
        return url;
    }

    /** What all files take when compressed, bytes. */
    long compressedBytes() {
        return byPath.values().stream()
                .mapToLong(asset -> asset.gzipped().length)
                .sum();
    }

    void routing(HttpRouting.Builder routing) {
        routing.get("/assets/{name}", this::send);
    }

    private void send(ServerRequest request, ServerResponse response) {
        Asset asset = byPath.get(request.path().path());
        Gate.securityHeaders(response);
        if (asset == null) {
            response.status(404).header("Content-Type", "text/plain; charset=utf-8");
            response.send("No such file.");
            return;
        }
        response.header("Content-Type", asset.contentType());
        response.header("Cache-Control", "public, max-age=31536000, immutable");
        response.header("Vary", "Accept-Encoding");
        boolean gzip = Gate.header(request, "Accept-Encoding").orElse("").contains("gzip");
        if (gzip) {
            response.header("Content-Encoding", "gzip");
        }
        response.send(gzip ? asset.gzipped() : asset.plain());
    }

    private void add(String name, String resource, String contentType) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + resource + " (expected: on the class path)");
            }
            byte[] plain = in.readAllBytes();
            String hash = Tokens256.sha256(plain).substring(0, 16);
            String url = "/assets/" + hash + "-" + name;
            urls.put(name, url);
            byPath.put(url, new Asset(contentType, plain, gzip(plain)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
