package dev.bartizan.app;

import dev.bartizan.app.demo.ProgressBar;
import dev.bartizan.inspection.material.Corpus;
import dev.bartizan.inspection.material.CorpusBuilder;
import dev.bartizan.inspection.material.ProtectedMaterial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bartizan corpus}: texts and code that answers must not copy. */
@Command(
        name = "corpus",
        mixinStandardHelpOptions = true,
        description = "Texts and code that answers must not copy without a citation.",
        footer = {
            "",
            "Example:",
            "  bartizan corpus add commons-lang ./commons-lang --license Apache-2.0 \\",
            "    --url https://github.com/apache/commons-lang/blob/master"
        })
final class CorpusCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Index all texts and programs of a folder; a corpus of that name is replaced.",
                "Binary, data, huge (16 MB) and hidden files are left out and counted."
            })
    int add(
            @Parameters(index = "0", paramLabel = "NAME", description = "lower case letters, digits and . _ -")
                    String name,
            @Parameters(index = "1", paramLabel = "DIR", description = "the folder") Path folder,
            @Option(names = "--license", paramLabel = "TEXT", required = true, description = "shown with citations")
                    String license,
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            required = true,
                            description = "where it is published; the path of a document is appended")
                    String url,
            @Mixin ConfigFile config) {
        Path corpora = StoreAccess.corpora(StoreAccess.load(config.path()).store());
        ProgressBar bar = new ProgressBar(System.err, "indexing %", 100, System.console() != null);
        int[] shown = {-1};
        try {
            Corpus corpus = new CorpusBuilder(corpora, InstantSource.system())
                    .add(name, folder, license, url, (done, total) -> {
                        int percent = total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
                        if (percent != shown[0]) {
                            shown[0] = percent;
                            bar.show(percent);
                        }
                    });
            print(corpus);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandException("corpus " + name + ": " + e.getMessage(), e);
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all corpora.")
    int list(@Mixin ConfigFile config) {
        try {
            List<Corpus> all = ProtectedMaterial.open(
                            StoreAccess.corpora(StoreAccess.load(config.path()).store()))
                    .corpora();
            if (all.isEmpty()) {
                out().println("No corpora yet. Add one: bartizan corpus add NAME DIR --license ... --url ...");
            }
            all.forEach(this::print);
            return 0;
        } catch (IOException e) {
            throw new CommandException("corpora cannot be read: " + e.getMessage(), e);
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Take a corpus away.")
    int remove(@Parameters(paramLabel = "NAME", description = "the corpus") String name, @Mixin ConfigFile config) {
        Path corpora = StoreAccess.corpora(StoreAccess.load(config.path()).store());
        try {
            if (!new CorpusBuilder(corpora, InstantSource.system()).remove(name)) {
                throw new CommandException("no corpus is called " + name + " (see: bartizan corpus list)");
            }
            out().println("Removed.");
            return 0;
        } catch (IOException e) {
            throw new CommandException("corpus " + name + ": " + e.getMessage(), e);
        }
    }

    private void print(Corpus corpus) {
        out().printf(
                        "%-24s %-16s %8d documents, %d text and %d code fingerprints, %.1f MB of source%s  %s%n",
                        corpus.name(),
                        corpus.license(),
                        corpus.documents(),
                        corpus.textFingerprints(),
                        corpus.codeFingerprints(),
                        corpus.sourceBytes() / 1e6,
                        corpus.skipped().isEmpty() ? "" : ", left out " + new TreeMap<>(corpus.skipped()),
                        corpus.url());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
