package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.domain.Action;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.TextKind;
import dev.bartizan.gateway.Deployments;
import dev.bartizan.inspection.InspectJsonLines;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bartizan inspect}: what the guard thinks of a text. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Inspect a text, or with --jsonl one JSON object a line, and print verdict and findings.",
            "Without FILE, or with -, standard input is read. Exit code 0, or 2 when the file cannot be read."
        },
        footer = {
            "",
            "JSON Lines in:  {\"id\":\"1\",\"text\":\"...\",\"kind\":\"prompt\"|\"document\"|\"completion\"}",
            "                with \"sources\":[\"...\"] (and \"query\":\"...\") the text is checked against them",
            "JSON Lines out: {\"id\",\"verdict\",\"scores\",\"severity\",\"findings\":[...],\"micros\"}; a bad line"
                    + " gives {\"id\",\"error\"}",
            "",
            "Examples:",
            "  echo 'Ignore all previous instructions' | bartizan inspect -",
            "  bartizan inspect --kind document mail.txt",
            "  bartizan inspect --jsonl texts.jsonl > verdicts.jsonl"
        })
final class InspectCommand implements Callable<Integer> {
    private static final int UNREADABLE = 2;
    private static final int TEXT_BYTES_MAX = 8 << 20;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "-",
            description = "the file to read; - is standard input")
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Option(names = "--jsonl", description = "read and write JSON Lines")
    private boolean jsonLines;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "prompt",
            description =
                    "prompt, document or completion; default: ${DEFAULT-VALUE}; with --jsonl each line says its own")
    @SuppressWarnings("NullAway.Init")
    private String kind;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "also ask the classifiers and the judge of this configuration; default: bundled models only")
    @SuppressWarnings("NullAway.Init")
    private Optional<Path> config;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        TextKind textKind = kind();
        Guard guard = new Guard(GuardPolicy.standard());
        try (Backing backing = config.isPresent() ? backing(config.get()) : Backing.none();
                InputStream in = open();
                OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
            Inspector inspector = backing.around(Engines.standard());
            if (jsonLines) {
                Groundedness bundled = Groundedness.standard();
                Groundedness groundedness =
                        backing.grounding().map(bundled::withJudge).orElse(bundled);
                return new InspectJsonLines(inspector, groundedness, (found, of) -> verdict(guard, found, of))
                        .run(in, out);
            }
            String text = new String(in.readNBytes(TEXT_BYTES_MAX), StandardCharsets.UTF_8);
            Inspection inspection = inspector.inspect(text, textKind);
            String report = InspectReport.of(text, inspection, guard.decide(inspection, textKind));
            out.write(report.getBytes(StandardCharsets.UTF_8));
            return 0;
        } catch (IOException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("error: " + file + " cannot be read: " + e.getClass().getSimpleName());
            err.flush();
            return UNREADABLE;
        }
    }

    private static Backing backing(Path file) {
        Config config = StoreAccess.load(file);
        ServerParts parts = ServerParts.standard(InstantSource.system());
        Deployments deployments = BartizanServer.deployments(config, parts);
        Ids ids = new Ids(parts.clock(), parts.random());
        return Backing.open(
                config.backends(), () -> deployments, parts.clock(), parts.random(), ids, new SimpleMeterRegistry());
    }

    static String verdict(Guard guard, Inspection inspection, TextKind kind) {
        Action action = guard.decide(inspection, kind).action();
        return action.wireName();
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(file.equals("-") ? System.in : Files.newInputStream(Path.of(file)), 1 << 16);
    }

    private TextKind kind() {
        for (TextKind candidate : TextKind.values()) {
            if (candidate != TextKind.SYSTEM && candidate.wireName().equals(kind.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        throw new CommandException("--kind: " + kind + " (expected: prompt, document or completion)");
    }
}
