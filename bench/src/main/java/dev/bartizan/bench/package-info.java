/**
 * Bench: speed measured by commands anyone can rerun ({@code ./dev bench}).
 */
@NullMarked
package dev.bartizan.bench;

import org.jspecify.annotations.NullMarked;
