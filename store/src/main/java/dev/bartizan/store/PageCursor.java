package dev.bartizan.store;

import dev.bartizan.domain.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The place of the last row of a page, as text {@code 1763897978123_0193b3c2-...}.
 *
 * @param atMillis the time the list is ordered by
 * @param id tells rows of the same millisecond apart
 */
record PageCursor(long atMillis, String id) {
    private static final int LENGTH_MAX = 600;

    static PageCursor parse(String text) {
        int bar = text.indexOf('_');
        if (bar > 0 && bar < text.length() - 1 && text.length() <= LENGTH_MAX) {
            try {
                return new PageCursor(Long.parseLong(text, 0, bar, 10), Columns.text(text.substring(bar + 1)));
            } catch (NumberFormatException e) {
                throw bad(text);
            }
        }
        throw bad(text);
    }

    String text() {
        return atMillis + "_" + id;
    }

    /** A page of {@code limit} rows out of up to {@code limit + 1}: the one too many says that there is a next page. */
    static <T> Page<T> page(List<T> rows, int limit, Function<T, PageCursor> place) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(place.apply(items.getLast()).text()));
    }

    static void checkLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1.." + max + ")");
        }
    }

    private static IllegalArgumentException bad(String text) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "...";
        return new IllegalArgumentException("cursor: " + shown + " (expected: the next value of the page before)");
    }
}
