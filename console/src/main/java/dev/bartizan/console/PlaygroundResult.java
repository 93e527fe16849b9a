package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import dev.bartizan.inspection.TracedInspection;
import dev.bartizan.inspection.TracedInspection.Timing;
import dev.bartizan.policy.HarmLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What inspecting a text in the playground gave.
 *
 * @param form what was asked
 * @param sentence what happened, in one line
 * @param decisions of each guard
 * @param readings the text itself first
 * @param findings in text order
 * @param scores all that exist, also those nobody scored
 * @param thresholds what other thresholds would do
 * @param quiet names of checks with nothing to say
 * @param steps where the time went
 * @param took the whole inspection
 * @param complete whether all of the text was inspected
 */
record PlaygroundResult(
        PlaygroundForm form,
        String sentence,
        List<Decision> decisions,
        List<ReadingView> readings,
        List<Finding> findings,
        List<ScoreRow> scores,
        List<ThresholdRow> thresholds,
        List<String> quiet,
        List<Step> steps,
        Duration took,
        boolean complete) {
    private static final int SHOWN_FINDINGS_MAX = 100;
    private static final List<String> SCORES = List.of(
            Scores.PROMPT_ATTACK,
            Scores.DOCUMENT_ATTACK,
            Scores.HARMFUL_REQUEST,
            Scores.HATE,
            Scores.SEXUAL,
            Scores.VIOLENCE,
            Scores.SELF_HARM,
            Scores.UNGROUNDED);

    /** Steps whose own names say little. */
    private static final Map<String, String> STEPS = Map.of(
            "views", "Decoding",
            "secrets_detector", "Credentials",
            "ibans", "IBANs",
            "email_addresses", "Mail addresses",
            "aggregation", "Joining findings");

    /** What one guard decided. */
    record Decision(GuardChoice guard, Verdict verdict) {}

    /** One score; a name that nobody scored has none, which is not zero. */
    record ScoreRow(String name, OptionalDouble score, OptionalInt severity) {
        String width() {
            return TrafficChart.percent(score.orElse(0) * 100);
        }

        /** {@code medium, severity 4 of 7}; empty without a severity. */
        String word() {
            return severity.isEmpty()
                    ? ""
                    : "%s, severity %d of 7"
                            .formatted(HarmLevel.ofSeverity(severity.getAsInt()).wireName(), severity.getAsInt());
        }
    }

    /**
     * Time of one step.
     *
     * @param share of the slowest step, 0..1
     */
    record Step(String name, Duration took, double share) {
        String width() {
            return TrafficChart.percent(share * 100);
        }
    }

    static PlaygroundResult of(PlaygroundForm form, TracedInspection traced, List<GuardChoice> guards) {
        Inspection inspection = traced.inspection();
        List<Decision> decisions = guards.stream()
                .map(guard -> new Decision(guard, guard.decide(inspection, form.kind())))
                .toList();
        return new PlaygroundResult(
                form,
                sentence(form.kind(), decisions),
                decisions,
                traced.readings().stream().map(ReadingView::of).toList(),
                inspection.findings(),
                scores(inspection.scores()),
                ThresholdRow.of(inspection, form.kind(), guards),
                ThresholdRow.quiet(inspection, form.kind(), guards),
                steps(traced.timings()),
                Duration.ofNanos(inspection.micros() * 1_000),
                inspection.complete());
    }

    private static String sentence(TextKind kind, List<Decision> decisions) {
        String what = "this " + Words.textKind(kind).toLowerCase(Locale.ROOT);
        Decision first = decisions.getFirst();
        Decision second = decisions.getLast();
        String does = verb(first.verdict().action());
        if (decisions.size() == 1) {
            return "“%s” would %s %s.".formatted(first.guard().name(), does, what);
        }
        if (first.verdict().action() == second.verdict().action()) {
            return "Both guards would %s %s.".formatted(does, what);
        }
        return "“%s” would %s %s, “%s” would %s it."
                .formatted(
                        first.guard().name(),
                        does,
                        what,
                        second.guard().name(),
                        verb(second.verdict().action()));
    }

    private static String verb(Action action) {
        return switch (action) {
            case ALLOW -> "allow";
            case WARN -> "warn about";
            case REDACT -> "redact";
            case BLOCK -> "block";
        };
    }

    private static List<ScoreRow> scores(Scores scores) {
        Set<String> names = new LinkedHashSet<>(SCORES);
        names.addAll(new TreeSet<>(scores.values().keySet()));
        return names.stream()
                .map(name -> new ScoreRow(
                        Words.name(name),
                        scores.score(name),
                        Scores.HARM_CATEGORIES.contains(name) ? scores.severity(name) : OptionalInt.empty()))
                .toList();
    }

    private static List<Step> steps(List<Timing> timings) {
        long slowest =
                Math.max(1, timings.stream().mapToLong(Timing::nanos).max().orElse(1));
        List<Step> steps = new ArrayList<>();
        for (Timing timing : timings) {
            steps.add(new Step(
                    STEPS.getOrDefault(timing.step(), Words.name(timing.step())),
                    Duration.ofNanos(timing.nanos()),
                    (double) timing.nanos() / slowest));
        }
        return steps;
    }

    /** What the first guard does now, to begin with when it is saved as expected. */
    Action decided() {
        return decisions.getFirst().verdict().action();
    }

    List<Finding> shownFindings() {
        return findings.subList(0, Math.min(findings.size(), SHOWN_FINDINGS_MAX));
    }

    int moreFindings() {
        return findings.size() - shownFindings().size();
    }
}
