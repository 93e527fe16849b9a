package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls the content safety API by hand, in clear text. */
final class ContentSafetyCalls {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String key;

    ContentSafetyCalls(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** What came back. */
    record Reply(int status, JsonNode body, HttpResponse<String> response) {
        String at(String pointer) {
            return body.at(pointer).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Reply expect(int wanted) {
            assertEquals(wanted, status, body.toString());
            return this;
        }

        /** An error of the service: code in body and header. */
        Reply refused(int wanted, String code) {
            expect(wanted);
            ContentSafetySchemas.error(body);
            assertEquals(code, at("/error/code"));
            assertEquals(code, header("x-ms-error-code"));
            return this;
        }
    }

    /** As the application whose key was given, under the newer stable version. Quotes in the body are single ones. */
    Reply call(String method, String path, String body) {
        String version = (path.indexOf('?') < 0 ? "?" : "&") + "api-version=2024-09-01";
        return raw(request(path + version)
                .header("Ocp-Apim-Subscription-Key", key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    Reply post(String path, String body) {
        return call("POST", path, body);
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + "/contentsafety/" + path));
    }

    Reply raw(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Reply(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
