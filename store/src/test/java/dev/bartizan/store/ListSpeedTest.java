package dev.bartizan.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Outcome;
import dev.bartizan.gateway.ExchangeFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page of a list reads an index in the list's own order: it never scans the table and never sorts, so it takes as long
 * with a million exchanges as with a hundred. Asks the planner instead of a stop watch.
 */
class ListSpeedTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<Instant> EVER = Optional.empty();

    @TempDir
    Path directory;

    @Test
    void pagesOfExchangesFollowAnIndex() {
        Optional<String> some = Optional.of("x");
        Optional<Instant> time = Optional.of(Examples.START);
        List<ExchangeFilter> filters = List.of(
                ExchangeFilter.all(),
                filter(time, time, NONE, NONE, NONE),
                filter(EVER, EVER, some, NONE, NONE),
                filter(time, EVER, some, NONE, NONE),
                filter(EVER, EVER, NONE, some, NONE),
                filter(EVER, EVER, NONE, NONE, some),
                filter(time, EVER, some, some, some),
                new ExchangeFilter(EVER, EVER, NONE, NONE, NONE, some, NONE, Optional.empty(), Optional.empty(), NONE),
                new ExchangeFilter(
                        EVER,
                        EVER,
                        NONE,
                        NONE,
                        NONE,
                        some,
                        some,
                        Optional.of(Action.BLOCK),
                        Optional.of(Outcome.PROMPT_BLOCKED),
                        NONE));
        try (Database database = Database.open(
                StoreSettings.of("sqlite:" + directory.resolve("bartizan.db"), directory.resolve("content.key")))) {
            for (ExchangeFilter filter : filters) {
                for (Optional<String> cursor : List.of(NONE, Optional.of("1_x"))) {
                    String plan = String.join("; ", plan(database, ExchangeSelection.of(filter, cursor)));
                    assertTrue(plan.contains("INDEX"), plan);
                    assertFalse(plan.contains("TEMP B-TREE"), plan);
                    assertFalse(plan.matches(".*SCAN \\w+(;.*|$)"), plan);
                }
            }
        }
    }

    private static List<String> plan(Database database, ExchangeSelection selection) {
        return database.read(handle -> {
            Query query = selection.query(
                    handle,
                    "explain query plan select e.inspected",
                    " order by %s desc, %s desc limit 51".formatted(selection.time(), selection.id()));
            try (Stream<String> steps = query.map((row, context) -> row.getString("detail")).stream()) {
                return steps.toList();
            }
        });
    }

    private static ExchangeFilter filter(
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> person,
            Optional<String> deployment,
            Optional<String> findingType) {
        return new ExchangeFilter(
                from, to, person, NONE, deployment, NONE, NONE, Optional.empty(), Optional.empty(), findingType);
    }
}
