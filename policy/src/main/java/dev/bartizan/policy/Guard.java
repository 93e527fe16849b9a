package dev.bartizan.policy;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.domain.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Turns what inspection found in one text into a verdict under one {@link GuardPolicy}. Pure and thread-safe. */
public final class Guard {
    private static final int REASONS_MAX = 8;
    /** Detectors that score make a finding from here on. */
    private static final double FINDINGS_FROM = 0.5;

    private final GuardPolicy policy;

    public Guard(GuardPolicy policy) {
        this.policy = policy;
    }

    public GuardPolicy policy() {
        return policy;
    }

    /** Decides on one text. The strictest action of any check wins. */
    public Verdict decide(Inspection inspection, TextKind kind) {
        if (!inspection.complete() && !policy.failOpen()) {
            return new Verdict(
                    Action.BLOCK,
                    List.of("Inspection could not finish within its bounds and this guard fails closed."),
                    List.of());
        }
        Action action = Action.ALLOW;
        List<Finding> decisive = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (Check check : Check.values()) {
            Ruling ruling = ruling(check, inspection, kind);
            if (ruling.action() == Action.ALLOW || ruling.action().compareTo(action) < 0) {
                continue;
            }
            if (ruling.action() != action) {
                decisive.clear();
                reasons.clear();
                action = ruling.action();
            }
            decisive.addAll(ruling.decisive());
            reasons.addAll(ruling.reasons());
        }
        Set<Finding> chosen = new HashSet<>(decisive);
        List<Finding> inOrder =
                inspection.findings().stream().filter(chosen::contains).toList();
        return new Verdict(action, reasons.stream().limit(REASONS_MAX).toList(), inOrder);
    }

    /** What one check makes of a text. */
    public Ruling ruling(Check check, Inspection inspection, TextKind kind) {
        List<Finding> found = inspection.findings().stream()
                .filter(finding -> isAbout(finding, check))
                .toList();
        Rule rule = policy.rule(check, kind);
        OptionalDouble score = score(check.score(), inspection);
        OptionalDouble low = rule.threshold() > 0 && rule.threshold() < FINDINGS_FROM
                ? score(check.scoreBelowFindings(), inspection)
                : OptionalDouble.empty();
        if (kind == TextKind.SYSTEM || (found.isEmpty() && score.isEmpty() && low.isEmpty())) {
            return new Ruling(check, Action.ALLOW, false, found, List.of(), List.of());
        }
        if (score.isPresent()) {
            return scored(check, rule, found, score.getAsDouble());
        }
        Ruling ruling = found(check, rule, found);
        return low.isPresent() && low.getAsDouble() >= rule.threshold() && !ruling.detected()
                ? low(check, rule, found, low.getAsDouble())
                : ruling;
    }

    private static OptionalDouble score(Optional<String> name, Inspection inspection) {
        return name.map(known -> inspection.scores().score(known)).orElse(OptionalDouble.empty());
    }

    /** Too little for a finding, but enough for this rule. */
    private static Ruling low(Check check, Rule rule, List<Finding> found, double score) {
        if (rule.isOff()) {
            return new Ruling(check, Action.ALLOW, true, found, List.of(), List.of());
        }
        String reason = String.format(
                Locale.ROOT,
                "The text as a whole scores %.2f for %s: less than a finding is made from, but this guard acts from %.2f.",
                score,
                check.wireName().replace('_', ' '),
                rule.threshold());
        return new Ruling(check, rule.action(), true, found, List.of(), List.of(reason));
    }

    /** What this policy wants done about one finding, regardless of the others and of the scores of the text. */
    public Action actionFor(Finding finding, TextKind kind) {
        return Check.of(finding)
                .filter(check -> isAbout(finding, check))
                .map(check -> actionFor(finding, policy.rule(check, kind)))
                .orElse(Action.ALLOW);
    }

    /** The score of the whole text decides; its findings show where. */
    private static Ruling scored(Check check, Rule rule, List<Finding> found, double score) {
        boolean detected = score >= rule.threshold() && score > 0;
        if (!detected || rule.isOff()) {
            return new Ruling(check, Action.ALLOW, detected, found, List.of(), List.of());
        }
        List<String> reasons = found.isEmpty()
                ? List.of(String.format(
                        Locale.ROOT,
                        "The text as a whole scores %.2f for %s.",
                        score,
                        check.wireName().replace('_', ' ')))
                : found.stream().map(Finding::explanation).distinct().toList();
        return new Ruling(check, rule.action(), true, found, found, reasons);
    }

    private static Ruling found(Check check, Rule rule, List<Finding> found) {
        Action strictest = Action.ALLOW;
        boolean detected = false;
        List<Finding> decisive = new ArrayList<>();
        for (Finding finding : found) {
            detected |= finding.score() >= rule.threshold();
            Action action = actionFor(finding, rule);
            if (action == Action.ALLOW || action.compareTo(strictest) < 0) {
                continue;
            }
            if (action != strictest) {
                decisive.clear();
                strictest = action;
            }
            decisive.add(finding);
        }
        List<String> reasons =
                decisive.stream().map(Finding::explanation).distinct().toList();
        return new Ruling(check, strictest, detected, found, decisive, reasons);
    }

    private static Action actionFor(Finding finding, Rule rule) {
        boolean reached = finding.score() >= rule.threshold();
        if (finding.detector().equals(FindingType.LINKS_DETECTOR)) {
            // What only looks bad may be somebody's intranet: never more than a warning.
            boolean certain = reached && finding.type().equals(FindingType.MALICIOUS_LINK);
            return certain || rule.isOff() ? rule.action() : Action.WARN;
        }
        return reached ? rule.action() : Action.ALLOW;
    }

    private boolean isAbout(Finding finding, Check check) {
        if (Check.of(finding).filter(check::equals).isEmpty()) {
            return false;
        }
        return switch (check) {
            case BLOCKLIST -> policy.blocklists().contains(RuleNames.blocklist(finding.rule()));
            case CUSTOM_CATEGORY -> policy.categories().contains(RuleNames.category(finding.rule()));
            default -> true;
        };
    }
}
