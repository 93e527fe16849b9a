package dev.bartizan.console;

import java.util.List;

/**
 * A list of values to narrow a list by.
 *
 * @param title of the group, e.g. {@code Person}
 * @param values most frequent first
 */
record Facets(String title, List<Value> values) {
    /**
     * One value.
     *
     * @param label as shown
     * @param count how many rows have it
     * @param href the list with this value chosen, or without it when it is chosen already
     * @param chosen whether the list is narrowed by it
     * @param share of the largest count, 0..100, for its bar
     */
    record Value(String label, long count, String href, boolean chosen, int share) {
        String width() {
            return share + "%";
        }
    }

    /** A condition in effect, with the address of the list without it. */
    record Chip(String label, String value, String without) {}
}
