package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was found as the extra members: {@code explanation}, {@code rule}, {@code spans}, {@code findings}. Pure. */
final class FindingJson {
    static final int FINDINGS_MAX = 64;

    private FindingJson() {}

    /** The members of the strongest finding and the list of all. */
    static void put(ObjectNode target, List<Finding> findings, Offsets offsets) {
        strongest(findings).ifPresent(best -> {
            target.put("explanation", best.explanation());
            target.put("rule", best.rule());
        });
        ArrayNode spans = target.putArray("spans");
        ArrayNode list = target.putArray("findings");
        for (Finding finding : findings.subList(0, Math.min(findings.size(), FINDINGS_MAX))) {
            offsets.put(spans.addObject(), finding.span());
            put(list.addObject(), finding, offsets);
        }
    }

    /** All about one finding. */
    static void put(ObjectNode target, Finding finding, Offsets offsets) {
        target.put("type", finding.type());
        if (FindingType.isAttack(finding.type())) {
            target.put("subtype", Subtype.of(finding).wireName());
        }
        target.put("score", rounded(finding.score()));
        target.put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
        target.put("view", finding.view());
        target.put("rule", finding.rule());
        target.put("explanation", finding.explanation());
        offsets.put(target, finding.span());
    }

    static void spans(ObjectNode target, List<Span> spans, Offsets offsets) {
        ArrayNode list = target.putArray("spans");
        spans.stream().limit(FINDINGS_MAX).forEach(span -> offsets.put(list.addObject(), span));
    }

    static Optional<Finding> strongest(List<Finding> findings) {
        return findings.stream().max(Comparator.comparingDouble(Finding::score));
    }

    /** Four decimals are more than any score means. */
    static double rounded(double score) {
        return Math.round(score * 10_000) / 10_000.0;
    }
}
