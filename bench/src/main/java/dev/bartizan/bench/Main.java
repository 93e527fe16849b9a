package dev.bartizan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs every benchmark and writes the tables. Argument: the Markdown file to write. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        if (args.length != 1) {
            System.err.println("usage: Main FILE.md");
            System.exit(2);
        }
        Collection<RunResult> inspection = new Runner(new OptionsBuilder()
                        .include(InspectionBench.class.getSimpleName())
                        .build())
                .run();
        List<GatewayBench.Row> gateway = GatewayBench.run();
        Files.writeString(Path.of(args[0]), page(inspection, gateway));
        System.out.println("written: " + args[0]);
    }

    private static String page(Collection<RunResult> inspection, List<GatewayBench.Row> gateway) throws IOException {
        StringBuilder out =
                new StringBuilder("# Benchmarks\n\nWritten by `./dev bench`. Machine: " + machine() + ". Date: "
                        + LocalDate.now(ZoneOffset.UTC)
                        + ". Data: 1 KB prompts built from our own sentences (`BenchTexts`).\n\n"
                        + "## Inspection, one thread, 1 KB of text\n\n"
                        + "| text | microseconds | texts a second |\n"
                        + "|---|---|---|\n");
        for (RunResult result : inspection) {
            double micros = result.getPrimaryResult().getScore();
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f ± %.0f | %.0f |%n",
                    result.getPrimaryResult().getLabel(),
                    micros,
                    result.getPrimaryResult().getScoreError(),
                    1_000_000 / micros));
        }
        out.append("\n"
                + "## Gateway, 32 clients, 1 KB prompt, 1 KB answer, stub upstream in the same process\n\n"
                + "Clients, stub and gateway share the machine's cores; the contenders take turns in 2 s slices, medians"
                + " of 5. Read the ratio, not the rate.\n\n"
                + "| what | answers a second | ratio to nginx | p50 ms | p99 ms | errors |\n"
                + "|---|---|---|---|---|---|\n");
        double nginx = gateway.getFirst().name().startsWith("nginx")
                ? gateway.getFirst().perSecond()
                : Double.NaN;
        for (GatewayBench.Row row : gateway) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %s | %.1f | %.1f | %d |%n",
                    row.name(),
                    row.perSecond(),
                    Double.isNaN(nginx)
                            ? "nginx not installed"
                            : String.format(Locale.ROOT, "%.2f", row.perSecond() / nginx),
                    row.p50Micros() / 1000.0,
                    row.p99Micros() / 1000.0,
                    row.errors()));
        }
        return out.toString();
    }

    private static String machine() throws IOException {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        String model = Files.isReadable(cpuinfo)
                ? Files.readAllLines(cpuinfo).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse("unknown CPU")
                : "unknown CPU";
        return Runtime.getRuntime().availableProcessors() + " cores, " + model + ", Java "
                + Runtime.version().feature();
    }
}
