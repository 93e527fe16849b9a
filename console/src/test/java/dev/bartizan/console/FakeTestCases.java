package dev.bartizan.console;

import dev.bartizan.policy.TestCase;
import dev.bartizan.policy.TestCaseRepository;
import dev.bartizan.policy.TestInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Test cases in memory. */
final class FakeTestCases implements TestCaseRepository {
    private final List<Kept> kept = new ArrayList<>();

    private record Kept(TestCase testCase, TestInput input) {}

    @Override
    public synchronized void save(TestCase testCase, TestInput input) {
        kept.removeIf(each -> each.testCase().name().equals(testCase.name()));
        kept.add(new Kept(testCase, input));
    }

    @Override
    public synchronized List<TestCase> all() {
        return kept.stream()
                .map(Kept::testCase)
                .sorted(Comparator.comparing(TestCase::name))
                .toList();
    }

    @Override
    public synchronized Optional<TestCase> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<TestInput> input(String id) {
        return kept.stream()
                .filter(each -> each.testCase().id().equals(id))
                .map(Kept::input)
                .findFirst();
    }

    @Override
    public synchronized boolean delete(String id) {
        return kept.removeIf(each -> each.testCase().id().equals(id));
    }
}
