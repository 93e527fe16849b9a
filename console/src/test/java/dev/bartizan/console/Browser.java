package dev.bartizan.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser without a screen: keeps cookies, follows redirects, fills forms. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final ConsoleServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String csrf = "";

    Browser(ConsoleServer server) {
        this.server = server;
    }

    static Browser signedIn(ConsoleServer server, String name) {
        Browser browser = new Browser(server);
        HttpResponse<String> answer = browser.signIn(name, ConsoleServer.PASSWORD);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("sign-in answered " + answer.statusCode());
        }
        return browser;
    }

    HttpResponse<String> signIn(String name, String password) {
        get("/sign-in");
        return post("/sign-in", "name", name, "password", password);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Sends a form with the token of the page seen last. */
    HttpResponse<String> post(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("_csrf");
        all.add(csrf);
        return postRaw(path, all);
    }

    HttpResponse<String> postWithoutToken(String path, String... fields) {
        return postRaw(path, List.of(fields));
    }

    HttpResponse<String> postBody(String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst();
    }

    String csrf() {
        return csrf;
    }

    private HttpResponse<String> postRaw(String path, List<String> fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(encode(fields.get(i)))
                    .append('=')
                    .append(encode(fields.get(i + 1)));
        }
        return postBody(path, "application/x-www-form-urlencoded", body.toString());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            Matcher token = CSRF.matcher(answer.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return answer;
        } catch (IOException broken) {
            throw new IllegalStateException(URI.create(request.uri().getPath()) + " could not be asked", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
