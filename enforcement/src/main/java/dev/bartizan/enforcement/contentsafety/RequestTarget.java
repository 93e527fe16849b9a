package dev.bartizan.enforcement.contentsafety;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes path and query apart before decoding, so that an encoded slash stays part of its segment. Pure. */
final class RequestTarget {
    private static final int PARAMETERS_MAX = 50;
    private static final int SEGMENTS_MAX = 16;

    private RequestTarget() {}

    /** The decoded segments of a path below a root. */
    static List<String> segments(String rawPath, String root) {
        String rest = rawPath.substring(Math.min(rawPath.length(), root.length()));
        List<String> segments = new ArrayList<>();
        for (String raw : rest.split("/", SEGMENTS_MAX)) {
            if (!raw.isEmpty()) {
                // A plus is a plus in a path.
                segments.add(decoded(raw.replace("+", "%2B"), "path"));
            }
        }
        return segments;
    }

    /** The decoded parameters. The Java client appends the page size to links that have one already: the last counts. */
    static Map<String, String> query(String rawQuery) {
        Map<String, String> query = new LinkedHashMap<>();
        if (rawQuery.isEmpty()) {
            return query;
        }
        String[] pairs = rawQuery.split("&", PARAMETERS_MAX + 1);
        if (pairs.length > PARAMETERS_MAX) {
            throw Problem.parameter("query", "more than " + PARAMETERS_MAX + " parameters");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.put(decoded(name, "query"), decoded(value, "query"));
        }
        return query;
    }

    private static String decoded(String raw, String where) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter(where, "a percent sign without two hexadecimal digits after it");
        }
    }
}
