/**
 * Protected material: whether an answer repeats text or code of corpora the organisation added, and where it comes from.
 *
 * <p>A corpus is indexed by winnowed fingerprints (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
 * document fingerprinting", SIGMOD 2003) in immutable files that are mapped, not read. Text or code goes in; spans and
 * citations come out. Must not know HTTP or SQL. Start reading at {@link
 * dev.bartizan.inspection.material.ProtectedMaterial}, then {@link dev.bartizan.inspection.material.CorpusBuilder}.
 */
@NullMarked
package dev.bartizan.inspection.material;

import org.jspecify.annotations.NullMarked;
