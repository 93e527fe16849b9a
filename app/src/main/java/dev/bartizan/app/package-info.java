/**
 * App: main, CLI, configuration, wiring, HTTP server; the only composition root.
 */
@NullMarked
package dev.bartizan.app;

import org.jspecify.annotations.NullMarked;
