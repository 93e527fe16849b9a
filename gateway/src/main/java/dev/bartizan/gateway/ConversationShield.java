package dev.bartizan.gateway;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.TextPart;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Inspects the user's turns together and adds to the last of them what only the conversation shows: an attack whose words
 * are split over turns, harm that only the whole adds up to, and escalation. What a single turn showed already is not
 * repeated.
 */
final class ConversationShield {
    private static final String WHOLE = "Only the conversation as a whole shows it: ";
    /** From this score on something is an attack. */
    private static final double ATTACK_MIN = 0.5;
    /** How much more the whole must score than the worst turn; less is what longer texts score anyway. */
    private static final double RISE_MIN = 0.25;

    private final List<TextPart> parts;
    private final GuardRun guard;
    private final ConversationView view;
    private final List<TextPart> turns;

    private ConversationShield(List<TextPart> parts, GuardRun guard, ConversationView view) {
        this.parts = parts;
        this.guard = guard;
        this.view = view;
        this.turns =
                parts.stream().filter(part -> part.kind() == TextKind.PROMPT).toList();
    }

    /**
     * The last user part with what only the conversation shows, and its place; empty when that is nothing.
     *
     * @param place among the parts
     * @param part with findings and scores added
     */
    record Added(int place, TextPart part) {}

    /** Throws {@link GuardRun.Failed} as {@link GuardRun#inspect} does. */
    static Optional<Added> inspect(List<TextPart> parts, GuardRun guard) {
        return ConversationView.of(parts).flatMap(view -> new ConversationShield(parts, guard, view).added());
    }

    private Optional<Added> added() {
        TextPart last = parts.get(view.last());
        Span span = new Span(0, last.text().length());
        List<Finding> more = new ArrayList<>();
        Map<String, Double> scores = new HashMap<>(last.inspection().scores().values());
        Inspection spaced = guard.inspect(view.spaced().text(), TextKind.PROMPT);
        if (!attackedAlready()) {
            attack(view.spaced(), spaced)
                    .or(() -> attack(view.plain(), guard.inspect(view.plain().text(), TextKind.PROMPT)))
                    .map(finding -> onLast(finding, span))
                    .or(() -> Escalation.find(
                            turns.stream().map(TextPart::inspection).toList(), span))
                    .ifPresent(finding -> {
                        more.add(finding);
                        scores.merge(Scores.PROMPT_ATTACK, finding.score(), Math::max);
                    });
        }
        for (Check check : Check.values()) {
            check.score()
                    .ifPresent(name -> risen(check, name, spaced, span).ifPresent(finding -> {
                        more.add(finding);
                        scores.merge(name, finding.score(), Math::max);
                    }));
        }
        return more.isEmpty() ? Optional.empty() : Optional.of(new Added(view.last(), with(last, more, scores)));
    }

    private boolean attackedAlready() {
        return turns.stream()
                .flatMap(part -> part.inspection().findings().stream())
                .anyMatch(finding -> isAttack(finding) && finding.score() >= attackMin());
    }

    private double attackMin() {
        return Math.max(
                ATTACK_MIN,
                guard.guard()
                        .policy()
                        .rule(Check.PROMPT_ATTACK, TextKind.PROMPT)
                        .threshold());
    }

    /** The worst attack that one turn alone does not show. */
    private Optional<Finding> attack(ConversationView.Joined joined, Inspection inspection) {
        double worst = worst(Scores.PROMPT_ATTACK);
        return inspection.findings().stream()
                .filter(finding -> isAttack(finding) && finding.score() >= attackMin())
                .filter(finding -> joined.crossesTurns(finding.span()) || finding.score() >= worst + RISE_MIN)
                .max(Comparator.comparingDouble(Finding::score));
    }

    /** A score that reaches the guard's threshold only in the joined text. */
    private Optional<Finding> risen(Check check, String name, Inspection joined, Span span) {
        Rule rule = guard.guard().policy().rule(check, TextKind.PROMPT);
        double whole = joined.scores().score(name).orElse(0);
        double worst = worst(name);
        if (rule.isOff() || whole < rule.threshold() || worst >= rule.threshold() || whole < worst + RISE_MIN) {
            return Optional.empty();
        }
        Finding found = joined.findings().stream()
                .filter(finding -> Check.of(finding).filter(check::equals).isPresent())
                .findFirst()
                .orElseGet(() -> new Finding(
                        "conversation",
                        name,
                        whole,
                        Confidence.MEDIUM,
                        span,
                        "original",
                        String.format(Locale.ROOT, "it scores %.2f for %s.", whole, name.replace('_', ' ')),
                        "conversation/joined@1"));
        return Optional.of(onLast(found, span));
    }

    private double worst(String score) {
        return turns.stream()
                .mapToDouble(part -> part.inspection().scores().score(score).orElse(0))
                .max()
                .orElse(0);
    }

    private static boolean isAttack(Finding finding) {
        return FindingType.isAttack(finding.type());
    }

    private static Finding onLast(Finding found, Span span) {
        return new Finding(
                found.detector(),
                found.type(),
                found.score(),
                found.confidence(),
                span,
                "original",
                WHOLE + found.explanation(),
                found.rule());
    }

    private static TextPart with(TextPart part, List<Finding> more, Map<String, Double> scores) {
        Inspection before = part.inspection();
        List<Finding> findings = new ArrayList<>(before.findings());
        findings.addAll(more);
        findings.sort((a, b) -> a.span().compareTo(b.span()));
        return new TextPart(
                part.role(),
                part.kind(),
                part.text(),
                new Inspection(findings, new Scores(scores), before.views(), before.complete(), before.micros()));
    }
}
