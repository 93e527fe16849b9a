package dev.bartizan.enforcement.contentsafety;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One operation at its place, e.g. {@code POST text/blocklists/{name}:removeBlocklistItems}. A placeholder takes one
 * segment of the path, up to the action after it.
 *
 * @param method of HTTP
 * @param template below {@code /contentsafety/}, without a leading slash; also the name in metrics
 * @param operation what is done
 * @param changes whether it changes what is kept, which not every application may
 * @param bodyBytesMax where the contract has a bound of its own
 */
record Route(String method, String template, Operation operation, boolean changes, int bodyBytesMax) {
    static Route of(String method, String template, Operation operation) {
        return new Route(method, template, operation, false, Integer.MAX_VALUE);
    }

    static Route changing(String method, String template, Operation operation) {
        return new Route(method, template, operation, true, Integer.MAX_VALUE);
    }

    Route withBodyBytesMax(int bytes) {
        return new Route(method, template, operation, changes, bytes);
    }

    /**
     * The values of the placeholders when this is the place.
     *
     * @param path decoded segments below {@code /contentsafety/}; a slash that was encoded is part of its segment
     */
    Optional<Map<String, String>> match(List<String> path) {
        String[] wanted = template.split("/");
        if (wanted.length != path.size()) {
            return Optional.empty();
        }
        Map<String, String> names = new TreeMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (!matches(wanted[i], path.get(i), names)) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    private static boolean matches(String wanted, String segment, Map<String, String> names) {
        if (!wanted.startsWith("{")) {
            return wanted.equals(segment);
        }
        int end = wanted.indexOf('}');
        String action = wanted.substring(end + 1);
        // Without an action the placeholder would take the segments of the actions as well: names have no colon.
        boolean fits = action.isEmpty() ? segment.indexOf(':') < 0 : segment.endsWith(action);
        if (fits) {
            names.put(wanted.substring(1, end), segment.substring(0, segment.length() - action.length()));
        }
        return fits;
    }
}
