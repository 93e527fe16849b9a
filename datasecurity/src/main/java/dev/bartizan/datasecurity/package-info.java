/**
 * Data security: activity records, reports, insider risk, adaptive levels, cases, exact data match.
 *
 * <p>Nothing lives here yet: the foundation builds the rooms it needs first. Must not know: HTTP, pages.
 */
@NullMarked
package dev.bartizan.datasecurity;

import org.jspecify.annotations.NullMarked;
