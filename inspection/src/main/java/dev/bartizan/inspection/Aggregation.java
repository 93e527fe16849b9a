package dev.bartizan.inspection;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins what detectors found in all views into the findings of one text: sorted by place, overlapping findings of one
 * type joined to the best, at most {@link #FINDINGS_MAX}.
 *
 * <p>When there are more, the weightiest stay and the surplus of each type becomes one finding that spans all of them, so
 * that nothing found is lost to a guard or left standing by redaction.
 */
final class Aggregation {
    static final int FINDINGS_MAX = 256;

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::span)
            .thenComparing(Finding::type)
            .thenComparing(Comparator.comparingDouble(Finding::score).reversed())
            .thenComparing(Finding::rule);
    private static final Comparator<Finding> BY_WEIGHT = Comparator.comparingInt(Aggregation::rank)
            .thenComparing(Comparator.comparingDouble(Finding::score).reversed())
            .thenComparing(BY_PLACE);

    private Aggregation() {}

    static List<Finding> aggregate(List<Finding> found) {
        Map<String, List<Finding>> byType = new TreeMap<>();
        for (Finding finding : found) {
            byType.computeIfAbsent(finding.detector() + "/" + finding.type(), key -> new ArrayList<>())
                    .add(finding);
        }
        List<Finding> joined = new ArrayList<>();
        for (List<Finding> sameType : byType.values()) {
            joinOverlaps(sameType, joined);
        }
        List<Finding> result = dropWeaker(joined);
        if (result.size() > FINDINGS_MAX) {
            result = fold(result);
        }
        result.sort(BY_PLACE);
        return result;
    }

    /** Findings of one type that overlap become the best of them, over the span of all. */
    private static void joinOverlaps(List<Finding> sameType, List<Finding> out) {
        sameType.sort(BY_PLACE);
        Finding best = sameType.getFirst();
        Span span = best.span();
        for (Finding finding : sameType.subList(1, sameType.size())) {
            if (finding.span().overlaps(span) || finding.span().equals(span)) {
                span = new Span(
                        span.start(), Math.max(span.end(), finding.span().end()));
                best = better(best, finding);
            } else {
                out.add(at(best, span));
                best = finding;
                span = finding.span();
            }
        }
        out.add(at(best, span));
    }

    private static Finding better(Finding one, Finding other) {
        if (one.score() != other.score()) {
            return one.score() > other.score() ? one : other;
        }
        return other.view().equals(View.ORIGINAL) && !one.view().equals(View.ORIGINAL) ? other : one;
    }

    /** One credential is reported once: a named format beats a generic one, a credential beats a telephone number. */
    private static List<Finding> dropWeaker(List<Finding> findings) {
        List<Finding> strong = new ArrayList<>(findings);
        strong.sort(BY_PLACE);
        List<Finding> kept = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < strong.size(); i++) {
            Finding finding = strong.get(i);
            while (from < i && strong.get(from).span().end() <= finding.span().start()) {
                from++;
            }
            if (!isContent(finding) || !isCovered(finding, strong, from)) {
                kept.add(finding);
            }
        }
        return kept;
    }

    private static boolean isCovered(Finding finding, List<Finding> sorted, int from) {
        int looked = 0;
        for (int i = from; i < sorted.size() && looked < 64; i++, looked++) {
            Finding other = sorted.get(i);
            if (other.span().start() >= finding.span().end()) {
                return false;
            }
            boolean covers = other.span().start() <= finding.span().start()
                    && other.span().end() >= finding.span().end();
            boolean stronger = isContent(other)
                    && (strength(other) > strength(finding)
                            || (strength(other) == strength(finding)
                                    && other.span().length() > finding.span().length()));
            if (other != finding && covers && stronger) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContent(Finding finding) {
        return finding.detector().equals(FindingType.SECRETS_DETECTOR)
                || finding.detector().equals(FindingType.SENSITIVE_DETECTOR);
    }

    private static double strength(Finding finding) {
        return finding.score() + (finding.detector().equals(FindingType.SECRETS_DETECTOR) ? 1 : 0);
    }

    private static List<Finding> fold(List<Finding> findings) {
        List<Finding> byWeight = new ArrayList<>(findings);
        byWeight.sort(BY_WEIGHT);
        int types = (int) byWeight.stream().map(Finding::type).distinct().count();
        int keep = Math.max(0, FINDINGS_MAX - types);
        List<Finding> kept = new ArrayList<>(byWeight.subList(0, keep));
        Map<String, List<Finding>> surplus = new TreeMap<>();
        for (Finding finding : byWeight.subList(keep, byWeight.size())) {
            surplus.computeIfAbsent(finding.type(), type -> new ArrayList<>()).add(finding);
        }
        surplus.values().stream().limit(types).map(Aggregation::hull).forEach(kept::add);
        return kept;
    }

    private static Finding hull(List<Finding> sameType) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (Finding finding : sameType) {
            start = Math.min(start, finding.span().start());
            end = Math.max(end, finding.span().end());
        }
        Finding best = sameType.getFirst();
        String explanation = sameType.size() == 1
                ? best.explanation()
                : "%s %d more of this type between here and the end of this span."
                        .formatted(best.explanation(), sameType.size() - 1);
        return new Finding(
                best.detector(),
                best.type(),
                best.score(),
                best.confidence(),
                new Span(start, end),
                best.view(),
                explanation,
                best.rule());
    }

    /** Attacks first, then credentials, sensitive information, links. */
    private static int rank(Finding finding) {
        if (FindingType.isAttack(finding.type())) {
            return 0;
        }
        return switch (finding.detector()) {
            case FindingType.SECRETS_DETECTOR -> 1;
            case FindingType.SENSITIVE_DETECTOR -> 2;
            case FindingType.LINKS_DETECTOR -> 4;
            default -> 3;
        };
    }

    private static Finding at(Finding finding, Span span) {
        return finding.span().equals(span)
                ? finding
                : new Finding(
                        finding.detector(),
                        finding.type(),
                        finding.score(),
                        finding.confidence(),
                        span,
                        finding.view(),
                        finding.explanation(),
                        finding.rule());
    }
}
