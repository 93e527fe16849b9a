package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.links.LinkAnalyser;
import dev.bartizan.inspection.links.LinkAssessment;
import dev.bartizan.inspection.links.LinkReputation;
import java.util.List;

/**
 * Links made to deceive or to carry text out, as {@code malicious_link} and {@code suspicious_link}. The text itself is read
 * as it was written, since normalising removes the look-alike letters that give such links away; decoded layers are read
 * like other views.
 */
final class LinkThreats implements Detector {
    static final String MALICIOUS = "malicious_link";
    static final String SUSPICIOUS = "suspicious_link";

    private static final double LEAST = 0.5;

    private final LinkAnalyser analyser;

    LinkThreats(LinkReputation reputation) {
        this.analyser = LinkAnalyser.bundled(Confusables::skeleton, reputation);
    }

    /** What is wrong with the links of a text as it was written. */
    List<Finding> find(String text) {
        if (!mayHoldLinks(text)) {
            return List.of();
        }
        return analyser.assess(text, LEAST).stream()
                .map(found -> new Finding(
                        FindingType.LINKS_DETECTOR,
                        type(found),
                        found.score(),
                        confidence(found),
                        new Span(found.link().start(), found.link().end()),
                        View.ORIGINAL,
                        found.explanation(),
                        rule(found)))
                .toList();
    }

    @Override
    public boolean reads(View view, TextKind kind) {
        return view.faithful() && !view.isRoot() && mayHoldLinks(view.text());
    }

    @Override
    public void detect(View view, TextKind kind, FindingSink sink) {
        for (LinkAssessment found : analyser.assess(view.text(), LEAST)) {
            sink.add(
                    view,
                    found.link().start(),
                    found.link().end(),
                    new FindingSink.Match(
                            FindingType.LINKS_DETECTOR,
                            type(found),
                            found.score(),
                            confidence(found),
                            found.explanation(),
                            rule(found)));
        }
    }

    private static boolean mayHoldLinks(String text) {
        return text.indexOf('.') >= 0 || text.indexOf(':') >= 0;
    }

    private static String type(LinkAssessment found) {
        return found.isMalicious() ? MALICIOUS : SUSPICIOUS;
    }

    private static Confidence confidence(LinkAssessment found) {
        return found.score() >= 0.9 ? Confidence.HIGH : found.isMalicious() ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static String rule(LinkAssessment found) {
        return "links/" + found.signals().getFirst().id() + "@1";
    }
}
