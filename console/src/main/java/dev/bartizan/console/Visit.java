package dev.bartizan.console;

import dev.bartizan.domain.access.Account;
import dev.bartizan.domain.access.Role;
import dev.bartizan.domain.access.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a signed-in person.
 *
 * @param account who
 * @param session their session
 * @param path of the address, e.g. {@code /incidents/0198…}
 * @param pathParams named parts of the path
 * @param query parameters of the address
 * @param form parameters of the body, none for GET
 * @param partial whether htmx asks for a part of the page only
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param now when it arrived
 */
record Visit(
        Account account,
        Session session,
        String path,
        Map<String, String> pathParams,
        Params query,
        Params form,
        boolean partial,
        String theme,
        Instant now) {
    private static final int ID_MAX = 64;

    /** A named part of the path, at most 64 characters. */
    String part(String name) {
        String value = pathParams.getOrDefault(name, "");
        if (value.isEmpty() || value.length() > ID_MAX) {
            throw Refusal.notFound("page");
        }
        return value;
    }

    boolean may(Role role) {
        return account.role().atLeast(role);
    }

    void require(Role role) {
        if (!may(role)) {
            throw Refusal.noRight(Words.capital(role.name()));
        }
    }

    /** The range asked for in the address. */
    Optional<TimeRange> range() {
        return TimeRange.of(query);
    }
}
