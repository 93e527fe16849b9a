package dev.bartizan.policy;

import java.util.List;
import java.util.Optional;

/**
 * The content of a {@link TestCase}: as sensitive as a prompt, encrypted at rest, shown only to a role that may see content.
 *
 * @param text what is inspected
 * @param sources what an answer should be supported by; empty when that is not asked
 * @param query the question that an answer answers
 */
public record TestInput(String text, List<String> sources, Optional<String> query) {
    public TestInput {
        sources = List.copyOf(sources);
    }

    public static TestInput of(String text) {
        return new TestInput(text, List.of(), Optional.empty());
    }

    /** UTF-16 units of everything. */
    public long length() {
        return text.length()
                + query.map(String::length).orElse(0)
                + sources.stream().mapToLong(String::length).sum();
    }

    /** Leaves the content out. */
    @Override
    public String toString() {
        return "TestInput[length=" + length() + "]";
    }
}
