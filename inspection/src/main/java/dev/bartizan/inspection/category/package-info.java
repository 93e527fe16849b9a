/**
 * Categories an organisation defines itself: trained ones from many samples, rapid ones that work from the first sample.
 *
 * <p>Samples come in; a text gets a score, and for rapid categories the sample it resembles. Must not know HTTP or SQL:
 * the repositories are implemented by the store. Start reading at {@link dev.bartizan.inspection.category.Categories} and
 * {@link dev.bartizan.inspection.category.RapidCategories}.
 */
@NullMarked
package dev.bartizan.inspection.category;

import org.jspecify.annotations.NullMarked;
