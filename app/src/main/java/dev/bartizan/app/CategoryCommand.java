package dev.bartizan.app;

import dev.bartizan.domain.Ids;
import dev.bartizan.inspection.category.BuildOperation;
import dev.bartizan.inspection.category.Categories;
import dev.bartizan.inspection.category.CategoryBusyException;
import dev.bartizan.inspection.category.CategoryScore;
import dev.bartizan.inspection.category.CategoryVersion;
import dev.bartizan.inspection.category.UnknownCategoryException;
import dev.bartizan.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bartizan category}: categories learned from samples. */
@Command(
        name = "category",
        mixinStandardHelpOptions = true,
        description = "Categories of your own, learned from samples.",
        footer = {
            "",
            "Samples are JSON Lines: {\"text\":\"...\",\"label\":1}. Without a label a sample belongs to the category;",
            "samples that do not belong (label 0) help, but are not needed. At least 5 must belong; 50 are good.",
            "",
            "Examples:",
            "  bartizan category create merger samples.jsonl --definition 'Plans to buy companies'",
            "  bartizan category build merger",
            "  bartizan category analyze merger 'Draft the term sheet for Helios'"
        })
final class CategoryCommand {
    private static final int PAGE = 1_000;
    private static final int TEXT_BYTES_MAX = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a category from samples, or the next version of one that exists.")
    int create(
            @Parameters(index = "0", paramLabel = "NAME", description = "letters, digits and . _ ~ -, at most 64")
                    String name,
            @Parameters(index = "1", paramLabel = "FILE", description = "the samples, JSON Lines") Path samples,
            @Option(names = "--definition", paramLabel = "TEXT", defaultValue = "", description = "what belongs to it")
                    String definition,
            @Mixin ConfigFile config) {
        return with(config, categories -> {
            CategoryVersion made = categories.create(name, definition, TextFiles.samples(samples));
            out().printf(
                            "%s version %d: %d samples belong to it, %d do not.%nNext: bartizan category build %s%n",
                            name, made.version(), made.positives(), made.negatives(), name);
            return 0;
        });
    }

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Train the latest version, or the one named. Takes seconds.")
    int build(
            @Parameters(paramLabel = "NAME", description = "the category") String name,
            @Option(names = "--version-number", paramLabel = "N", description = "default: the latest")
                    Optional<Integer> version,
            @Mixin ConfigFile config) {
        return with(config, categories -> {
            int wanted = version.or(() -> categories.latest(name).map(CategoryVersion::version))
                    .orElseThrow(() -> new UnknownCategoryException("no category " + name));
            BuildOperation done = build(categories, name, wanted);
            if (done.status() != BuildOperation.Status.SUCCEEDED) {
                throw new CommandException("build of " + name + " version " + wanted + " failed: " + done.detail());
            }
            out().printf("%s version %d is built: %s.%n", name, wanted, done.detail());
            return 0;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all categories and versions.")
    int list(@Mixin ConfigFile config) {
        return with(config, categories -> {
            List<CategoryVersion> all = categories.list(PAGE, 0);
            if (all.isEmpty()) {
                out().println("No categories yet. Make one: bartizan category create NAME FILE");
            }
            all.forEach(c -> out().printf(
                            "%-32s %3d  %-10s %5d + %5d samples  %s%n",
                            c.name(),
                            c.version(),
                            c.status().wireName(),
                            c.positives(),
                            c.negatives(),
                            c.definition()));
            return 0;
        });
    }

    @Command(
            name = "analyze",
            mixinStandardHelpOptions = true,
            description = "Say whether a text belongs to a category. Without TEXT, standard input is read.")
    int analyze(
            @Parameters(index = "0", paramLabel = "NAME", description = "the category") String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "the text")
                    Optional<String> text,
            @Mixin ConfigFile config) {
        return with(config, categories -> {
            CategoryScore score = categories.analyze(text.orElseGet(CategoryCommand::standardInput), name);
            out().printf(
                            "%s version %d: %s, score %.2f%n",
                            name, score.version(), score.detected() ? "detected" : "not detected", score.score());
            return 0;
        });
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Delete a category with all versions.")
    int delete(@Parameters(paramLabel = "NAME", description = "the category") String name, @Mixin ConfigFile config) {
        return with(config, categories -> {
            if (!categories.delete(name, Optional.empty())) {
                throw new UnknownCategoryException("no category " + name);
            }
            out().println("Deleted.");
            return 0;
        });
    }

    private static BuildOperation build(Categories categories, String name, int version) {
        try {
            return categories.build(name, version);
        } catch (CategoryBusyException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private int with(ConfigFile config, Function<Categories, Integer> action) {
        InstantSource clock = InstantSource.system();
        Ids ids = new Ids(clock, new SecureRandom());
        try (Store store = StoreAccess.open(StoreAccess.load(config.path()).store())) {
            // Builds run at once, in the command itself: there is nobody to ask later.
            return action.apply(new Categories(store.categories(), Runnable::run, clock, ids::next));
        } catch (UnknownCategoryException e) {
            throw new CommandException(e.getMessage() + " (see: bartizan category list)", e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String standardInput() {
        try {
            return new String(System.in.readNBytes(TEXT_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException("standard input cannot be read", e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
