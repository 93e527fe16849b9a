package dev.bartizan.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The conditions of one query, joined by "and", and the values bound to them. Not thread-safe. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A condition without a value. */
    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** A condition that names one value. */
    Where and(String condition, String name, Object value) {
        values.put(name, value);
        return and(condition);
    }

    /** {@code column operator :name}, when there is a value. */
    Where and(String column, String operator, String name, Optional<?> value) {
        value.ifPresent(present -> {
            conditions.add(column + " " + operator + " :" + name);
            values.put(name, present);
        });
        return this;
    }

    /** Half-open range of time. */
    Where within(String column, Optional<Instant> from, Optional<Instant> to) {
        return and(column, ">=", "from", from.map(Instant::toEpochMilli))
                .and(column, "<", "to", to.map(Instant::toEpochMilli));
    }

    /** Strictly older than the cursor, in the order of (time, id). */
    Where olderThan(String time, String id, Optional<String> cursor) {
        cursor.map(PageCursor::parse).ifPresent(place -> {
            conditions.add("(" + time + ", " + id + ") < (:cursorAt, :cursorId)");
            values.put("cursorAt", place.atMillis());
            values.put("cursorId", place.id());
        });
        return this;
    }

    /** Empty or {@code " where ..."}. */
    String sql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    <S extends SqlStatement<S>> S bindTo(S statement) {
        return statement.bindMap(values);
    }
}
