package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.GuardPolicyBuilder;
import dev.bartizan.policy.HarmLevel;
import dev.bartizan.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one check makes of a text, and what it would make of it with other thresholds.
 *
 * @param name of the check in words
 * @param score of this text, 0..1
 * @param word for the score of a harm category, e.g. {@code Medium}; empty for other checks
 * @param levels where the scale has ticks
 * @param lines one for each guard
 */
record ThresholdRow(String name, double score, String word, List<Level> levels, List<Line> lines) {
    private static final List<Level> SCORES =
            List.of(new Level("0.30", 0.3), new Level("0.50", 0.5), new Level("0.70", 0.7), new Level("0.90", 0.9));
    private static final List<Level> SEVERITIES = List.of(HarmLevel.LOW, HarmLevel.MEDIUM, HarmLevel.HIGH).stream()
            .map(level -> new Level(Words.capital(level.wireName()), level.threshold()))
            .toList();

    /** A threshold to consider. */
    record Level(String label, double at) {
        String x() {
            return TrafficChart.percent(at * 100);
        }
    }

    /**
     * What one guard does.
     *
     * @param guard its name
     * @param rule in words, e.g. {@code Block from 0.50}
     * @param off whether the guard does nothing about this check
     * @param threshold of the rule, 0..1
     * @param action what it does with this text
     * @param whatIfs for each level what it would do; empty when off
     */
    record Line(String guard, String rule, boolean off, double threshold, Action action, List<WhatIf> whatIfs) {
        String x() {
            return TrafficChart.percent(threshold * 100);
        }
    }

    /** What the guard would do with that threshold. */
    record WhatIf(String label, Action action, boolean inForce) {}

    String x() {
        return TrafficChart.percent(score * 100);
    }

    private Action strictest() {
        return lines.stream().map(Line::action).reduce(Action.ALLOW, Action::strictest);
    }

    /** The checks that scored or found something, those that decide first. */
    static List<ThresholdRow> of(Inspection inspection, TextKind kind, List<GuardChoice> guards) {
        List<ThresholdRow> rows = new ArrayList<>();
        for (Check check : checks(kind)) {
            OptionalDouble score = score(check, inspection, kind, guards);
            if (score.isPresent()) {
                rows.add(row(check, score.getAsDouble(), inspection, kind, guards));
            }
        }
        rows.sort(Comparator.comparing(ThresholdRow::strictest)
                .thenComparing(ThresholdRow::score)
                .reversed());
        return rows;
    }

    /** The names of the checks that read this kind of text and had nothing to say. */
    static List<String> quiet(Inspection inspection, TextKind kind, List<GuardChoice> guards) {
        return checks(kind).stream()
                .filter(check -> score(check, inspection, kind, guards).isEmpty())
                .map(GuardRules::name)
                .toList();
    }

    private static List<Check> checks(TextKind kind) {
        return Arrays.stream(Check.values())
                .filter(check -> kind == TextKind.COMPLETION ? check.readsCompletions() : check.readsPrompts())
                .toList();
    }

    private static ThresholdRow row(
            Check check, double score, Inspection inspection, TextKind kind, List<GuardChoice> guards) {
        List<Level> levels = check.isHarm() ? SEVERITIES : SCORES;
        List<Line> lines = guards.stream()
                .map(guard -> line(check, guard.policy(), inspection, kind, levels))
                .toList();
        String word = check.isHarm()
                ? Words.capital(HarmLevel.ofSeverity(
                                inspection.scores().severity(check.wireName()).orElse(0))
                        .wireName())
                : "";
        return new ThresholdRow(GuardRules.name(check), score, word, levels, lines);
    }

    private static Line line(
            Check check, GuardPolicy policy, Inspection inspection, TextKind kind, List<Level> levels) {
        Rule rule = policy.rule(check, kind);
        Action action = new Guard(policy).ruling(check, inspection, kind).action();
        List<WhatIf> whatIfs = rule.isOff()
                ? List.of()
                : levels.stream()
                        .map(level -> new WhatIf(
                                level.label(),
                                withThreshold(policy, check, level.at(), kind)
                                        .ruling(check, inspection, kind)
                                        .action(),
                                level.at() == rule.threshold()))
                        .toList();
        return new Line(policy.name(), words(rule, levels), rule.isOff(), rule.threshold(), action, whatIfs);
    }

    private static Guard withThreshold(GuardPolicy policy, Check check, double threshold, TextKind kind) {
        Rule rule = new Rule(policy.rule(check, kind).action(), threshold);
        GuardPolicyBuilder other = policy.toBuilder();
        return new Guard(
                (kind == TextKind.COMPLETION ? other.completion(check, rule) : other.prompt(check, rule)).build());
    }

    private static String words(Rule rule, List<Level> levels) {
        if (rule.isOff()) {
            return "Off";
        }
        if (rule.threshold() == 0) {
            return Words.actionVerb(rule.action()) + " whatever is found";
        }
        String from = levels.stream()
                .filter(level -> level.at() == rule.threshold())
                .map(Level::label)
                .findFirst()
                .orElse(Words.score(rule.threshold()));
        return Words.actionVerb(rule.action()) + " from " + from;
    }

    private static OptionalDouble score(Check check, Inspection inspection, TextKind kind, List<GuardChoice> guards) {
        OptionalDouble found = guards.stream()
                .flatMap(guard -> found(check, guard, inspection, kind).stream())
                .mapToDouble(Finding::score)
                .max();
        OptionalDouble whole = inspection.scores().score(check.wireName());
        return whole.isPresent() && decidedByScore(check) ? whole : found;
    }

    private static boolean decidedByScore(Check check) {
        return check.score().isPresent() || check.scoreBelowFindings().isPresent();
    }

    private static List<Finding> found(Check check, GuardChoice guard, Inspection inspection, TextKind kind) {
        return new Guard(guard.policy()).ruling(check, inspection, kind).found();
    }
}
