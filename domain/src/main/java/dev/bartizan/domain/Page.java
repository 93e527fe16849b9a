package dev.bartizan.domain;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list that is paged by key, newest first.
 *
 * @param items at most the asked number
 * @param next the cursor of the following page, empty on the last
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
