package dev.bartizan.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How values become columns and come back. */
final class Columns {
    /** Indexed text is cut here: PostgreSQL refuses index rows above 2,704 bytes. */
    static final int TEXT_MAX = 512;

    private Columns() {}

    /**
     * A text both engines take as a column: zero characters and halves of surrogate pairs become U+FFFD, and it is cut
     * at {@link #TEXT_MAX} UTF-16 units. Filters go through the same door, so they still match.
     */
    static String text(String value) {
        int length = Math.min(value.length(), TEXT_MAX);
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(value.charAt(i + 1))) {
                out.append(c).append(value.charAt(++i));
            } else {
                out.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    static Optional<String> text(Optional<String> value) {
        return value.map(Columns::text);
    }

    /** As {@link #text(String)} for columns without an index: not cut. */
    static String longText(String value) {
        if (value.length() <= TEXT_MAX) {
            return text(value);
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int start = 0, end; start < value.length(); start = end) {
            end = Math.min(value.length(), start + TEXT_MAX);
            // Never part a surrogate pair at the seam.
            if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
                end--;
            }
            out.append(text(value.substring(start, end)));
        }
        return out.toString();
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E value(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    /** Nanoseconds, at most 292 years. */
    static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
