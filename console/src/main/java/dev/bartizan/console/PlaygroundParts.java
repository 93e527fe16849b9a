package dev.bartizan.console;

import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.policy.TestCaseRepository;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the playground works with.
 *
 * @param probe inspects
 * @param guards all guards in force, asked for each page, so that a reloaded configuration shows at once
 * @param cases saved test cases
 */
public record PlaygroundParts(Probe probe, Supplier<List<GuardPolicy>> guards, TestCaseRepository cases) {}
