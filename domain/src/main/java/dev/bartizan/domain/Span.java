package dev.bartizan.domain;

/**
 * A half-open range {@code [start, end)} of UTF-16 units in an original text.
 *
 * @param start first unit, 0 or more
 * @param end unit after the last, at least {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span: [%d, %d) (expected: 0 <= start <= end)".formatted(start, end));
        }
    }

    public int length() {
        return end - start;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    @Override
    public int compareTo(Span other) {
        int byStart = Integer.compare(start, other.start);
        return byStart != 0 ? byStart : Integer.compare(end, other.end);
    }
}
