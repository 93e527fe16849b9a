package dev.bartizan.inspection.adherence;

import java.util.Comparator;
import java.util.List;

/**
 * The judgement on the calls of a conversation.
 *
 * @param taskRiskDetected whether a call does not serve what the user asked
 * @param details one line on the worst call; empty when there is no risk
 * @param score 0..1, that of the worst call
 * @param calls every call in order
 */
public record Adherence(boolean taskRiskDetected, String details, double score, List<CallJudgement> calls) {
    /** Calls that score at least this much are a risk. */
    public static final double RISK = 0.5;

    public Adherence {
        calls = List.copyOf(calls);
    }

    static Adherence of(List<CallJudgement> calls) {
        CallJudgement worst = calls.stream()
                .max(Comparator.comparingDouble(CallJudgement::score))
                .orElse(new CallJudgement(0, 0, "", 0, List.of()));
        boolean risk = worst.score() >= RISK;
        String details = risk
                ? "Call of " + worst.tool() + ": " + worst.reasons().getFirst().explanation()
                : "";
        return new Adherence(risk, details, worst.score(), calls);
    }

    /**
     * One call.
     *
     * @param message index of its message
     * @param call index of the call in the message
     * @param reasons the heaviest first
     */
    public record CallJudgement(int message, int call, String tool, double score, List<Reason> reasons) {
        public CallJudgement {
            reasons = reasons.stream()
                    .sorted(Comparator.comparingDouble(Reason::weight).reversed())
                    .toList();
        }
    }

    /** Why a call does not fit; {@code explanation} names kinds of things, never their values. */
    public record Reason(Kind kind, double weight, String explanation) {}

    /** Kinds of reason. */
    public enum Kind {
        /** The tool was not on offer. */
        UNKNOWN_TOOL,
        /** The user said not to. */
        FORBIDDEN,
        /** An action with consequences that nobody asked for. */
        UNASKED_ACTION,
        /** A target that stands in a tool's output or document and nowhere in the user's words. */
        FOREIGN_TARGET,
        /** A target that differs from the one the user named. */
        OTHER_TARGET,
        /** The call has nothing to do with the request. */
        UNRELATED
    }
}
