package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One text, what was found in it, and what the guard makes of it.
 *
 * @param path of the text in the request as a JSON pointer, e.g. {@code /input/content}
 * @param text the text
 * @param kind how it was inspected
 * @param inspection what was found
 * @param verdict of the guard
 * @param hits in blocklists the request named
 */
record Judged(
        String path, String text, TextKind kind, Inspection inspection, Verdict verdict, List<BlocklistHits.Hit> hits) {
    /** Severity by category, for categories that were scored. */
    TreeMap<Harm, Integer> severities() {
        TreeMap<Harm, Integer> severities = new TreeMap<>();
        for (Harm harm : Harm.values()) {
            OptionalInt severity = inspection.scores().severity(harm.score());
            if (severity.isPresent()) {
                severities.put(harm, severity.getAsInt());
            }
        }
        return severities;
    }

    Decision decision() {
        if (!hits.isEmpty()) {
            return Decision.DENY;
        }
        return switch (verdict.action()) {
            case BLOCK -> Decision.DENY;
            case REDACT -> Decision.TRANSFORM;
            case WARN, ALLOW -> Decision.ALLOW;
        };
    }

    /** The decisive findings as evidence. */
    void evidence(ArrayNode target) {
        Offsets offsets = new Offsets(text);
        verdict.decisive().stream().limit(FindingJson.FINDINGS_MAX).forEach(finding -> {
            ObjectNode entry = target.addObject();
            entry.put("path", path);
            FindingJson.put(entry, finding, offsets);
        });
        for (BlocklistHits.Hit hit : hits) {
            ObjectNode entry = target.addObject();
            entry.put("path", path);
            entry.put("type", "blocklist");
            entry.put("rule", hit.first().blocklist());
            FindingJson.spans(entry, hit.spans(), offsets);
        }
    }
}
