package dev.bartizan.inspection.links;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The bundled lists: brands, shorteners, suffixes. Immutable; read once. */
final class Domains {
    /**
     * A well-known brand.
     *
     * @param name its main label, e.g. {@code paypal}
     * @param ordinary whether the name is an ordinary word or close to one
     */
    record Brand(String name, String domain, boolean ordinary) {}

    private final Map<String, Brand> byName = new HashMap<>();
    private final Map<String, Brand> byDomain = new HashMap<>();
    private final Set<String> shorteners = new HashSet<>();
    private final Set<String> suffixes = new HashSet<>();
    private final Map<String, Boolean> hosted = new HashMap<>();

    private Domains() {}

    static Domains bundled() {
        Domains domains = new Domains();
        lines("suffixes.txt").forEach(line -> domains.suffixes.addAll(List.of(line.split(" "))));
        lines("hosted.txt").forEach(line -> domains.hosted.put(line.replace("~", ""), line.startsWith("~")));
        lines("shorteners.txt").forEach(domains.shorteners::add);
        for (String line : lines("brands.txt")) {
            String[] names = line.replace("~", "").split(" ");
            Brand brand = new Brand(domains.label(names[0]), names[0], line.startsWith("~"));
            domains.byName.putIfAbsent(brand.name(), brand);
            for (String name : names) {
                domains.byDomain.putIfAbsent(name, brand);
            }
        }
        return domains;
    }

    Optional<Brand> named(String label) {
        return Optional.ofNullable(byName.get(label));
    }

    List<Brand> brands() {
        return List.copyOf(byName.values());
    }

    /** The brand that owns a domain. */
    Optional<Brand> owner(String registrable) {
        return Optional.ofNullable(byDomain.get(registrable));
    }

    boolean isShortener(String registrable) {
        return shorteners.contains(registrable);
    }

    /** Whether anybody may publish under this suffix. */
    boolean isHosted(String suffix) {
        return hosted.containsKey(suffix);
    }

    /** Whether projects of brands are usual under this suffix. */
    boolean isProjectHost(String suffix) {
        return hosted.getOrDefault(suffix, false);
    }

    /** What comes after the registered label: {@code com}, {@code co.uk}, {@code github.io}. */
    String suffix(String host) {
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            String rest = host.substring(dot + 1);
            if (suffixes.contains(rest) || hosted.containsKey(rest)) {
                return rest;
            }
        }
        int last = host.lastIndexOf('.');
        return last < 0 ? "" : host.substring(last + 1);
    }

    /** The part that somebody registered: {@code example.co.uk} of {@code www.example.co.uk}. */
    String registrable(String host) {
        String suffix = suffix(host);
        if (suffix.isEmpty() || suffix.length() + 1 >= host.length()) {
            return host;
        }
        int before = host.lastIndexOf('.', host.length() - suffix.length() - 2);
        return host.substring(before + 1);
    }

    /** The first label of {@link #registrable}. */
    String label(String host) {
        String registrable = registrable(host);
        int dot = registrable.indexOf('.');
        return dot < 0 ? registrable : registrable.substring(0, dot);
    }

    private static List<String> lines(String name) {
        InputStream stream = Objects.requireNonNull(Domains.class.getResourceAsStream(name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(lines::add);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
