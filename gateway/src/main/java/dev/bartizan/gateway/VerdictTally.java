package dev.bartizan.gateway;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Joins the verdicts of several texts into one: the strictest action wins and only its reasons and findings count. */
final class VerdictTally {
    private static final int REASONS_MAX = 8;
    private static final int FINDINGS_MAX = 200;

    private Action action = Action.ALLOW;
    private final Set<String> reasons = new LinkedHashSet<>();
    private final List<Finding> decisive = new ArrayList<>();

    void add(Verdict verdict) {
        if (verdict.action().compareTo(action) > 0) {
            action = verdict.action();
            reasons.clear();
            decisive.clear();
        }
        if (verdict.action() == action) {
            verdict.reasons().stream().limit(REASONS_MAX - reasons.size()).forEach(reasons::add);
            verdict.decisive().stream().limit(FINDINGS_MAX - decisive.size()).forEach(decisive::add);
        }
    }

    Action action() {
        return action;
    }

    Verdict verdict() {
        return new Verdict(action, List.copyOf(reasons), decisive);
    }
}
