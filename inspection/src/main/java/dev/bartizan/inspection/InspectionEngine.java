package dev.bartizan.inspection;

import dev.bartizan.domain.DecodedView;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.links.LinkReputation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The engine behind {@link Inspector}: builds the views of a text, runs every detector on every view it reads, asks the
 * classifier, joins the findings. Thread-safe; linear in the text; texts longer than {@link #TEXT_MAX} are inspected up
 * to there and reported as incomplete.
 */
public final class InspectionEngine implements Inspector {
    /** UTF-16 units inspected of one text. */
    public static final int TEXT_MAX = 1_000_000;

    private static final int EVIDENCE_VIEWS_MAX = 8;
    private static final int EVIDENCE_UNITS_MAX = 4_096;

    private final List<Detector> detectors;
    private final LinkThreats threats;
    private final AttackScorer scorer;
    private final LongSupplier nanoClock;

    InspectionEngine(
            List<Detector> detectors, LinkThreats threats, AttackClassifier classifier, LongSupplier nanoClock) {
        this.detectors = List.copyOf(detectors);
        this.threats = threats;
        this.scorer = new AttackScorer(classifier);
        this.nanoClock = nanoClock;
    }

    /** The engine with all detectors and the given classifier ({@link AttackClassifier#none()} for rules alone). */
    public static InspectionEngine standard(AttackClassifier classifier) {
        return standard(classifier, LinkReputation.none());
    }

    /** The same with lists of bad links. */
    public static InspectionEngine standard(AttackClassifier classifier, LinkReputation reputation) {
        LinkThreats threats = new LinkThreats(reputation);
        List<Detector> detectors = List.of(
                PromptShield.standard(),
                SecretsDetector.standard(),
                new PaymentCards(),
                new EmailAddresses(),
                new PhoneNumbers(),
                new Ibans(),
                new Links(),
                threats,
                new CodeWeaknessDetector(),
                new ProfanityDetector());
        return new InspectionEngine(detectors, threats, classifier, System::nanoTime);
    }

    @Override
    public Inspection inspect(String text, TextKind kind) {
        long started = nanoClock.getAsLong();
        boolean whole = text.length() <= TEXT_MAX;
        String inspected = whole ? text : text.substring(0, TEXT_MAX);
        Views views = Views.of(inspected);
        FindingSink sink = new FindingSink();
        for (View view : views.all()) {
            for (Detector detector : detectors) {
                if (detector.reads(view, kind)) {
                    detector.detect(view, kind, sink);
                }
            }
        }
        List<Finding> found = new ArrayList<>(sink.findings());
        found.addAll(threats.find(inspected));
        if (isScored(kind)) {
            found.addAll(AsciiSmuggling.find(inspected));
        }
        AttackScorer.Result scored = scorer.score(views.all(), kind);
        found.addAll(scored.findings());
        List<Finding> findings = Aggregation.aggregate(found);
        boolean complete = whole && views.complete() && !sink.overflowed();
        long micros = (nanoClock.getAsLong() - started) / 1_000;
        return new Inspection(
                findings,
                scores(kind, scored.scores(), found),
                evidence(views.all(), findings),
                complete,
                Math.max(0, micros));
    }

    private static boolean isScored(TextKind kind) {
        return kind == TextKind.PROMPT || kind == TextKind.DOCUMENT;
    }

    /** The classifier's scores; the attack score is the higher of classifier and rules. */
    private static Scores scores(TextKind kind, Map<String, Double> classified, List<Finding> found) {
        Map<String, Double> scores = new TreeMap<>(classified);
        if (isScored(kind)) {
            String name = kind == TextKind.PROMPT ? Scores.PROMPT_ATTACK : Scores.DOCUMENT_ATTACK;
            scores.putIfAbsent(name, 0.0);
            for (Finding finding : found) {
                if (FindingType.isAttack(finding.type())) {
                    scores.merge(name, finding.score(), Math::max);
                }
            }
        }
        return new Scores(scores);
    }

    private static List<DecodedView> evidence(List<View> views, List<Finding> findings) {
        Map<String, DecodedView> shown = new TreeMap<>();
        for (View view : views) {
            boolean used = !view.name().equals(View.ORIGINAL)
                    && findings.stream().anyMatch(finding -> finding.view().equals(view.name()));
            if (used && shown.size() < EVIDENCE_VIEWS_MAX) {
                String text = view.text();
                shown.putIfAbsent(
                        view.name(),
                        new DecodedView(view.name(), text.substring(0, Math.min(text.length(), EVIDENCE_UNITS_MAX))));
            }
        }
        return List.copyOf(shown.values());
    }
}
