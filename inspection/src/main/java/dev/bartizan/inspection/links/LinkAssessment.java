package dev.bartizan.inspection.links;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be said of a link.
 *
 * @param signals the heaviest first; empty for an ordinary link
 * @param score 0..1
 */
public record LinkAssessment(Link link, List<LinkSignal> signals, double score) {
    private static final double MALICIOUS = 0.8;
    private static final double SUSPICIOUS = 0.5;
    private static final double SCORE_MAX = 0.99;

    public LinkAssessment {
        signals = signals.stream()
                .sorted(Comparator.comparingDouble(LinkSignal::weight).reversed())
                .toList();
    }

    /** Signals add up as independent reasons: the score is one minus the chance that none of them holds. */
    static LinkAssessment of(Link link, List<LinkSignal> signals) {
        double best = signals.stream().mapToDouble(LinkSignal::weight).max().orElse(0);
        double none = 1;
        for (LinkSignal signal : signals) {
            none *= 1 - signal.weight();
        }
        return new LinkAssessment(link, signals, Math.min(SCORE_MAX, Math.max(best, 1 - none)));
    }

    public boolean isMalicious() {
        return score >= MALICIOUS;
    }

    public boolean isSuspicious() {
        return score >= SUSPICIOUS && !isMalicious();
    }

    /** One line: the reasons, the heaviest first. */
    public String explanation() {
        String reasons = signals.stream().limit(3).map(LinkSignal::explanation).collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "An ordinary link." : "A link " + reasons + ".";
    }
}
