/**
 * The demo: a recorded working day goes in, real requests to the gateway go out. Knows only the gateway's public
 * address; start reading at {@code DemoPlayer}.
 */
@NullMarked
package dev.bartizan.app.demo;

import org.jspecify.annotations.NullMarked;
