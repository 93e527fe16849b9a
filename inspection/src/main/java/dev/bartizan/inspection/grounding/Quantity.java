package dev.bartizan.inspection.grounding;

/**
 * A number, percentage or month that a text names.
 *
 * @param kind what is counted
 * @param value the number; months are 1..12
 * @param from first word, see {@link Words}
 * @param to one past the last word
 * @param written true for digits, false for number words, which are often no numbers ("one of them")
 * @param approximate whether a word such as "about" stands before it
 */
record Quantity(Kind kind, double value, int from, int to, boolean written, boolean approximate) {
    enum Kind {
        PLAIN,
        PERCENT,
        MONTH
    }

    /** The same for the same kind and value, however written. */
    long key() {
        return Double.doubleToLongBits(value + 0.0) * 31 + kind.ordinal();
    }
}
