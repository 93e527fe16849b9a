package dev.bartizan.inspection.material;

import dev.bartizan.domain.Span;

/**
 * Where a copied passage comes from.
 *
 * @param kind {@link ProtectedMaterial.Kind#TEXT} or {@link ProtectedMaterial.Kind#CODE}
 * @param corpus name of the corpus
 * @param license licence of the corpus
 * @param url address of the document
 * @param path path of the document in the corpus
 * @param span the passage, in UTF-16 units of the text that was checked
 * @param score how sure and how much, 0.5..1
 */
public record Citation(
        ProtectedMaterial.Kind kind, String corpus, String license, String url, String path, Span span, double score) {}
