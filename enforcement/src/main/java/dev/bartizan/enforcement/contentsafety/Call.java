package dev.bartizan.enforcement.contentsafety;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One authenticated request.
 *
 * @param application who calls
 * @param names the names in the path by placeholder, decoded
 * @param query parameters of the query, decoded; the last of each name
 * @param body members of the body
 * @param links makes absolute addresses that the client can follow
 */
record Call(String application, Map<String, String> names, Map<String, String> query, Fields body, Links links) {
    private static final int COUNT_MAX = Integer.MAX_VALUE;

    static Call of(
            String application, Map<String, String> names, Map<String, String> query, ObjectNode body, Links links) {
        return new Call(application, Map.copyOf(names), Map.copyOf(new HashMap<>(query)), new Fields(body), links);
    }

    String name(String placeholder) {
        String name = names.get(placeholder);
        if (name == null) {
            throw new IllegalStateException("the route has no placeholder " + placeholder);
        }
        return name;
    }

    String apiVersion() {
        return query.getOrDefault(ApiVersions.PARAMETER, "");
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** A whole number of the query. */
    Optional<Integer> count(String name, int least) {
        return parameter(name).map(value -> {
            if (value.matches("[0-9]{1,10}")) {
                long number = Long.parseLong(value);
                if (number >= least && number <= COUNT_MAX) {
                    return (int) number;
                }
            }
            throw Problem.parameter(name, "not a whole number of at least " + least);
        });
    }

    /** Beyond the contract: texts longer than 10,000 characters are accepted. */
    boolean longInput() {
        return parameter("bartizan-long-input").filter("true"::equals).isPresent();
    }

    /** An absolute address below the API's root with the version of this call. */
    String link(String path, Map<String, String> parameters) {
        return links.to(path, apiVersion(), parameters);
    }
}
