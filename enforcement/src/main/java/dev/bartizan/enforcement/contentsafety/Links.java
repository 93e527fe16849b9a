package dev.bartizan.enforcement.contentsafety;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Absolute addresses as the client of one request knows the server. Both published clients append relative links to the
 * wrong base, and the Java client follows links as they are, so {@code api-version} is always in them.
 *
 * @param base scheme, authority and prefix, e.g. {@code https://ai.example.com:8443}; no slash at the end
 */
record Links(String base) {
    String to(String path, String apiVersion, Map<String, String> parameters) {
        StringBuilder link = new StringBuilder(base)
                .append(ContentSafetyApi.ROOT)
                .append('/')
                .append(path)
                .append('?')
                .append(ApiVersions.PARAMETER)
                .append('=')
                .append(encoded(apiVersion));
        new TreeMap<>(parameters)
                .forEach((name, value) ->
                        link.append('&').append(name).append('=').append(encoded(value)));
        return link.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
