package dev.bartizan.policy;

import java.util.List;
import java.util.Optional;

/** Saved test cases at rest. Thread-safe; what was saved is durable when the method returns. */
public interface TestCaseRepository {
    /** Saves the case; one of the same name is replaced, with its text. Atomic. */
    void save(TestCase testCase, TestInput input);

    /** All cases by name, without their texts. */
    List<TestCase> all();

    Optional<TestCase> find(String id);

    /** The content of a case, empty when there is no such case. */
    Optional<TestInput> input(String id);

    /** Returns whether there was such a case. */
    boolean delete(String id);
}
