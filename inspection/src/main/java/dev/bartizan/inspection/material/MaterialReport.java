package dev.bartizan.inspection.material;

import dev.bartizan.domain.Span;
import java.util.List;

/**
 * What a check found.
 *
 * @param detected whether any passage is a copy
 * @param score the highest of the citations, 0 when nothing was found
 * @param spans the copied passages, by place, joined where they overlap
 * @param citations where they come from, the longest first; at most {@link ProtectedMaterial#CITATIONS_MAX}
 */
public record MaterialReport(boolean detected, double score, List<Span> spans, List<Citation> citations) {
    public MaterialReport {
        spans = List.copyOf(spans);
        citations = List.copyOf(citations);
    }

    static MaterialReport nothing() {
        return new MaterialReport(false, 0, List.of(), List.of());
    }
}
