/**
 * Swear words in seven languages. Whole words only, so that Scunthorpe and assessments pass; masked, stretched, spaced and
 * digit spellings are read too. Text comes in normalised and in lower case; places of that text go out. Must not know the
 * engine. Start reading at {@link dev.bartizan.inspection.profanity.Profanity}.
 */
@NullMarked
package dev.bartizan.inspection.profanity;

import org.jspecify.annotations.NullMarked;
