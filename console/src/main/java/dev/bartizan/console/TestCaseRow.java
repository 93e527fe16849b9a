package dev.bartizan.console;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Verdict;
import dev.bartizan.policy.TestCase;
import java.util.Comparator;
import java.util.Optional;

/**
 * One saved test case in the list.
 *
 * @param testCase without its text
 * @param state how the last run went
 * @param decided what the guard decided, when it could be asked
 * @param reason why, one line
 */
record TestCaseRow(TestCase testCase, State state, Optional<Action> decided, String reason) {
    static final Comparator<TestCaseRow> WORST_FIRST = Comparator.comparing(TestCaseRow::state)
            .thenComparing(row -> row.testCase().name());

    /** How a run went, worst first. */
    enum State {
        FAILED("Fails"),
        CANNOT_RUN("Cannot run"),
        PASSED("Passes"),
        NOT_RUN("Not run");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static TestCaseRow notRun(TestCase testCase) {
        return new TestCaseRow(testCase, State.NOT_RUN, Optional.empty(), "");
    }

    static TestCaseRow decided(TestCase testCase, Verdict verdict) {
        boolean asExpected = verdict.action() == testCase.expected();
        String reason = verdict.reasons().isEmpty()
                ? "Nothing against it."
                : verdict.reasons().getFirst();
        return new TestCaseRow(
                testCase, asExpected ? State.PASSED : State.FAILED, Optional.of(verdict.action()), reason);
    }

    static TestCaseRow noGuard(TestCase testCase) {
        String reason = "There is no guard “" + testCase.guard() + "” any more.";
        return new TestCaseRow(testCase, State.CANNOT_RUN, Optional.empty(), reason);
    }

    static TestCaseRow outOfTime(TestCase testCase) {
        String reason = "Not reached within 20 seconds; run a part from the command line.";
        return new TestCaseRow(testCase, State.CANNOT_RUN, Optional.empty(), reason);
    }

    static TestCaseRow gone(TestCase testCase) {
        return new TestCaseRow(testCase, State.CANNOT_RUN, Optional.empty(), "It was deleted meanwhile.");
    }

    boolean passed() {
        return state == State.PASSED;
    }
}
