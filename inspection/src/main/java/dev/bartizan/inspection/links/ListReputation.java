package dev.bartizan.inspection.links;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A list of bad hosts and addresses. One a line: a host ({@code evil.example}, which covers its subdomains), an address
 * ({@code https://evil.example/login}, which covers what begins with it), or a line of a hosts file
 * ({@code 0.0.0.0 evil.example}). Lines that begin with {@code #} are comments; {@code hxxp} and {@code [.]} are read as
 * what they stand for.
 */
public final class ListReputation implements LinkReputation {
    private static final int ENTRIES_MAX = 2_000_000;
    private static final int PREFIX_CUTS_MAX = 32;

    private final String source;
    private final Set<String> hosts;
    private final Set<String> urls;

    private ListReputation(String source, Set<String> hosts, Set<String> urls) {
        this.source = source;
        this.hosts = Set.copyOf(hosts);
        this.urls = Set.copyOf(urls);
    }

    /** Reads a list file; its name is the source that findings show. */
    public static ListReputation read(Path file) throws IOException {
        return of(String.valueOf(file.getFileName()), Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    /** @param source shown in findings, e.g. {@code blocklist.txt} */
    public static ListReputation of(String source, List<String> lines) {
        Set<String> hosts = new HashSet<>();
        Set<String> urls = new HashSet<>();
        for (String line : lines) {
            String entry = entry(line);
            if (entry.isEmpty() || hosts.size() + urls.size() >= ENTRIES_MAX) {
                continue;
            }
            int scheme = entry.indexOf("://");
            String rest = scheme < 0 ? entry : entry.substring(scheme + 3);
            if (rest.indexOf('/') > 0 && rest.indexOf('/') < rest.length() - 1) {
                urls.add(rest);
            } else {
                hosts.add(rest.replace("/", ""));
            }
        }
        return new ListReputation(source, hosts, urls);
    }

    private static String entry(String line) {
        String entry = line.strip().toLowerCase(Locale.ROOT).replace("[.]", ".").replace("hxxp", "http");
        if (entry.startsWith("#") || entry.startsWith("!")) {
            return "";
        }
        if (entry.startsWith("0.0.0.0 ") || entry.startsWith("127.0.0.1 ")) {
            entry = entry.substring(entry.indexOf(' ') + 1).strip();
        }
        int end = entry.indexOf(' ');
        String first = end < 0 ? entry : entry.substring(0, end);
        return first.startsWith("*.") ? first.substring(2) : first;
    }

    @Override
    public Optional<KnownBad> lookup(String host, String url) {
        for (String name = host; name.indexOf('.') > 0; name = name.substring(name.indexOf('.') + 1)) {
            if (hosts.contains(name)) {
                return Optional.of(new KnownBad(name, source));
            }
        }
        int scheme = url.indexOf("://");
        String rest = (scheme < 0 ? url : url.substring(scheme + 3)).toLowerCase(Locale.ROOT);
        for (int cuts = 0; !urls.isEmpty() && cuts < PREFIX_CUTS_MAX && rest.indexOf('/') > 0; cuts++) {
            if (urls.contains(rest)) {
                return Optional.of(new KnownBad(rest, source));
            }
            int cut = Math.max(
                    rest.lastIndexOf('/', rest.length() - 2), Math.max(rest.lastIndexOf('?'), rest.lastIndexOf('#')));
            rest = rest.substring(0, Math.max(0, cut));
        }
        return Optional.empty();
    }
}
