package dev.bartizan.inspection;

import dev.bartizan.domain.Span;
import java.util.Arrays;

/**
 * Maps positions of a derived text back to the original text, in UTF-16 units. Every unit of the derived text comes from
 * a half-open range of the original; a span of the derived text maps to the smallest original span that covers all of
 * its units, so text that decodes out of order (reversed) still maps inside its source.
 */
public sealed interface OffsetMap {
    /** Start of the original range that unit {@code index} comes from. */
    int start(int index);

    /** End of the original range that unit {@code index} comes from. */
    int end(int index);

    /** The original span of {@code [start, end)}; an empty span maps to an empty one. */
    Span span(int start, int end);

    /** Every unit comes from the same position. */
    static OffsetMap identity() {
        return Identity.INSTANCE;
    }

    /** The map of a text that was not changed. */
    enum Identity implements OffsetMap {
        INSTANCE;

        @Override
        public int start(int index) {
            return index;
        }

        @Override
        public int end(int index) {
            return index + 1;
        }

        @Override
        public Span span(int start, int end) {
            return new Span(start, end);
        }
    }

    /**
     * A table with one range per unit.
     *
     * @param starts original start per unit
     * @param ends original end per unit, same length
     */
    record Table(int[] starts, int[] ends) implements OffsetMap {
        @Override
        public int start(int index) {
            return starts[index];
        }

        @Override
        public int end(int index) {
            return ends[index];
        }

        @Override
        public Span span(int start, int end) {
            if (start >= end) {
                int at = start < starts.length ? starts[start] : ends.length == 0 ? 0 : ends[ends.length - 1];
                return new Span(at, at);
            }
            int low = Integer.MAX_VALUE;
            int high = 0;
            for (int i = start; i < end; i++) {
                low = Math.min(low, starts[i]);
                high = Math.max(high, ends[i]);
            }
            return new Span(low, high);
        }
    }

    /** Collects a derived text together with its map. */
    final class Builder {
        private final OffsetMap source;
        private char[] units;
        private int[] starts;
        private int[] ends;
        private int length;

        /** @param source the map of the text that is read, so that positions given here end up in the original */
        public Builder(OffsetMap source, int capacity) {
            this.source = source;
            this.units = new char[Math.max(16, capacity)];
            this.starts = new int[units.length];
            this.ends = new int[units.length];
        }

        /** Units so far. */
        public int length() {
            return length;
        }

        /** Appends one unit that comes from {@code [from, to)} of the text that is read. */
        public void append(char unit, int from, int to) {
            if (length == units.length) {
                grow(length + 1);
            }
            int start = source.start(from);
            units[length] = unit;
            starts[length] = start;
            ends[length++] = Math.max(start, source.end(Math.max(from, to - 1)));
        }

        /** Appends {@code [from, to)} of the text that is read as it stands. */
        public void copy(String text, int from, int to) {
            int count = to - from;
            if (count <= 0) {
                return;
            }
            if (length + count > units.length) {
                grow(length + count);
            }
            text.getChars(from, to, units, length);
            for (int i = 0; i < count; i++) {
                int start = source.start(from + i);
                starts[length + i] = start;
                ends[length + i] = Math.max(start, source.end(from + i));
            }
            length += count;
        }

        private void grow(int needed) {
            int capacity = Math.max(needed, units.length * 2);
            units = Arrays.copyOf(units, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }

        /** Appends units that all come from the same place. */
        public void appendAll(CharSequence units, int from, int to) {
            for (int i = 0; i < units.length(); i++) {
                append(units.charAt(i), from, to);
            }
        }

        /** Appends a code point, one or two units, that comes from {@code [from, to)}. */
        public void appendCodePoint(int codePoint, int from, int to) {
            if (Character.isBmpCodePoint(codePoint)) {
                append((char) codePoint, from, to);
            } else {
                append(Character.highSurrogate(codePoint), from, to);
                append(Character.lowSurrogate(codePoint), from, to);
            }
        }

        /** The derived text so far. */
        public String text() {
            return new String(units, 0, length);
        }

        /** The map of {@link #text()}. */
        public OffsetMap map() {
            return new Table(Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }
    }
}
