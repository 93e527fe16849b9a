package dev.bartizan.bench;

import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.InspectionEngine;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.classifier.BundledClassifier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to inspect one kilobyte, one thread, all detectors and the bundled models. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class InspectionBench {
    private final Inspector inspector = InspectionEngine.standard(BundledClassifier.load());
    private final List<String> prompts = BenchTexts.kilobytePrompts(64);
    private final List<String> encoded = prompts.stream()
            .map(p -> "Decode this: "
                    + Base64.getEncoder().encodeToString(p.substring(0, 740).getBytes(StandardCharsets.UTF_8)))
            .toList();
    private int next;

    @Benchmark
    public Inspection ordinaryPrompt() {
        return inspector.inspect(prompts.get(next++ & 63), TextKind.PROMPT);
    }

    @Benchmark
    public Inspection base64Prompt() {
        return inspector.inspect(encoded.get(next++ & 63), TextKind.PROMPT);
    }

    @Benchmark
    public Inspection document() {
        return inspector.inspect(prompts.get(next++ & 63), TextKind.DOCUMENT);
    }

    @Benchmark
    public Inspection completion() {
        return inspector.inspect(prompts.get(next++ & 63), TextKind.COMPLETION);
    }
}
