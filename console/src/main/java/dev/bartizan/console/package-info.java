/**
 * Console: the server-rendered web console.
 *
 * <p>HTTP requests of signed-in people come in; escaped HTML pages, small partials and CSV files go out. Every page is a
 * template of {@code src/main/jte}, compiled into this package, and one record that holds what it shows. Must not know SQL,
 * storage engines or how findings are found. Start reading at {@link dev.bartizan.console.Console} (the routes), then
 * {@code Gate} (sign-in, roles, CSRF, headers), then any {@code ...Pages} class.
 */
@NullMarked
package dev.bartizan.console;

import org.jspecify.annotations.NullMarked;
