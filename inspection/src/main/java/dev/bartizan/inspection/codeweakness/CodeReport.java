package dev.bartizan.inspection.codeweakness;

import java.util.List;

/**
 * What was seen in the code of an answer.
 *
 * @param found weaknesses, snippet by snippet
 * @param cuts what was not looked at; empty when all of the code was
 */
public record CodeReport(List<CodeWeakness> found, List<Cut> cuts) {
    public CodeReport {
        found = List.copyOf(found);
        cuts = List.copyOf(cuts);
    }
}
