package dev.bartizan.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parameters of one address or form: at most 40 names, the first value of each, bounded lengths. Immutable. Reading a
 * value that is not of the asked kind throws {@link Refusal} with status 400 and the reason.
 */
record Params(Map<String, String> values) {
    static final int QUERY_VALUE_MAX = 512;
    private static final int PAIRS_MAX = 40;
    private static final int NAME_MAX = 40;

    Params {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Params none() {
        return new Params(Map.of());
    }

    /** Reads {@code a=1&b=2} in {@code application/x-www-form-urlencoded} form. */
    static Params parse(String raw, int valueMax) {
        Map<String, String> found = new LinkedHashMap<>();
        if (raw.isEmpty()) {
            return none();
        }
        String[] pairs = raw.split("&", PAIRS_MAX + 1);
        if (pairs.length > PAIRS_MAX) {
            throw Refusal.badParameter("parameters", pairs.length + " or more", "at most " + PAIRS_MAX);
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (name.length() > NAME_MAX) {
                throw Refusal.badParameter("parameter name", name, "at most " + NAME_MAX + " characters");
            }
            if (value.length() > valueMax) {
                throw Refusal.badParameter(name, value, "at most " + valueMax + " characters");
            }
            found.putIfAbsent(name, value);
        }
        return new Params(found);
    }

    /** The parameters of an address: short values without control characters. */
    static Params ofQuery(String raw) {
        Params query = parse(raw, QUERY_VALUE_MAX);
        query.values.forEach((name, value) -> {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw Refusal.badParameter(
                        name, value.replaceAll("\\p{Cntrl}", "·"), "text without control characters");
            }
        });
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badParameter("address", text, "%XX with two hexadecimal digits");
        }
    }

    /** The value as typed, empty when absent or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value as it is, also blank; empty text when absent. */
    String raw(String name) {
        return values.getOrDefault(name, "");
    }

    Optional<Instant> instant(String name) {
        return text(name).map(value -> {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException malformed) {
                throw Refusal.badParameter(name, value, "a UTC time such as 2026-11-23T10:00:00Z");
            }
        });
    }

    <E extends Enum<E>> Optional<E> choice(String name, E[] all, Function<E, String> wireName) {
        return text(name)
                .map(value -> Arrays.stream(all)
                        .filter(each -> wireName.apply(each).equals(value))
                        .findFirst()
                        .orElseThrow(() -> Refusal.badParameter(
                                name, value, Arrays.stream(all).map(wireName).collect(Collectors.joining(", ")))));
    }

    Params with(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new Params(copy);
    }

    Params without(String... names) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        for (String name : names) {
            copy.remove(name);
        }
        return new Params(copy);
    }

    /** The address of a path with these parameters; blank values are left out. */
    String on(String path) {
        String query = values.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** An address with the parameters given as name, value, name, value. */
    static String url(String path, String... namesAndValues) {
        Params params = none();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            params = params.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return params.on(path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
