package dev.bartizan.detection;

import dev.bartizan.domain.Evidence;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A finding and where it stands in its exchange.
 *
 * @param side {@code prompt} or {@code completion}
 * @param partIndex index of the part on that side
 */
record Located(String side, int partIndex, TextPart part, Finding finding) {
    static final String PROMPT = "prompt";
    static final String COMPLETION = "completion";

    /** How many pieces of evidence one exchange may add to an alert: one per part, strongest parts first. */
    private static final int EVIDENCE_PER_EXCHANGE_MAX = 3;

    private static final Comparator<Located> STRONGEST_FIRST = Comparator.<Located>comparingDouble(
                    l -> -l.finding().score())
            .thenComparing(l -> l.finding().confidence(), Comparator.reverseOrder())
            .thenComparingInt(Located::partIndex)
            .thenComparing(l -> l.finding().span())
            .thenComparing(l -> l.finding().rule());

    static List<Located> inPrompt(Exchange exchange, Predicate<Located> wanted) {
        return on(PROMPT, exchange.prompt(), wanted);
    }

    static List<Located> inCompletion(Exchange exchange, Predicate<Located> wanted) {
        return on(COMPLETION, exchange.completion(), wanted);
    }

    private static List<Located> on(String side, List<TextPart> parts, Predicate<Located> wanted) {
        List<Located> found = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            TextPart part = parts.get(index);
            for (Finding finding : part.inspection().findings()) {
                Located located = new Located(side, index, part, finding);
                if (wanted.test(located)) {
                    found.add(located);
                }
            }
        }
        found.sort(STRONGEST_FIRST);
        return found;
    }

    /** The evidence for these findings, strongest first, at most one per part. */
    static List<Evidence> evidence(Exchange exchange, List<Located> found) {
        List<Evidence> evidence = new ArrayList<>();
        Set<Integer> parts = new LinkedHashSet<>();
        for (Located located : found) {
            if (evidence.size() == EVIDENCE_PER_EXCHANGE_MAX) {
                break;
            }
            if (parts.add(located.partIndex())) {
                evidence.add(Excerpt.evidence(exchange.id(), located));
            }
        }
        return evidence;
    }

    boolean isType(String type) {
        return finding.type().equals(type);
    }

    /** Whether the finding was in a decoded layer, not in plain sight. */
    boolean encoded() {
        return !finding.view().equals("original") && !finding.view().equals("normalised");
    }
}
