package dev.bartizan.app;

import dev.bartizan.inspection.blocklist.Blocklist;
import dev.bartizan.inspection.blocklist.BlocklistItem;
import dev.bartizan.inspection.blocklist.BlocklistItem.Draft;
import dev.bartizan.inspection.blocklist.BlocklistItem.Kind;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.blocklist.UnknownBlocklistException;
import dev.bartizan.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bartizan blocklist}: words, phrases and patterns that must not occur. */
@Command(
        name = "blocklist",
        mixinStandardHelpOptions = true,
        description = "Words, phrases and patterns that must not occur in prompts or answers.",
        footer = {
            "",
            "Examples:",
            "  bartizan blocklist create projects --description 'code names'",
            "  bartizan blocklist add projects 'project nightfall' 'operation x'",
            "  bartizan blocklist add projects --kind regex 'TKT-[0-9]{6}'",
            "  bartizan blocklist add projects --file phrases.txt"
        })
final class BlocklistCommand {
    private static final int PAGE = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all blocklists.")
    int list(@Mixin ConfigFile config) {
        return with(config, lists -> {
            List<Blocklist> all = lists.lists(PAGE, 0);
            if (all.isEmpty()) {
                out().println("No blocklists yet. Make one: bartizan blocklist create NAME");
            }
            all.forEach(list ->
                    out().printf("%-32s %s%n", list.name(), list.description().orElse("")));
            return 0;
        });
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the items of a blocklist.")
    int show(@Parameters(paramLabel = "NAME", description = "the list") String name, @Mixin ConfigFile config) {
        return with(config, lists -> {
            List<BlocklistItem> page;
            int skip = 0;
            do {
                page = lists.items(name, PAGE, skip);
                page.forEach(item -> out().printf(
                                "%s  %-12s %s%s%n",
                                item.id(),
                                kindName(item.kind()),
                                item.text(),
                                item.description().map(d -> "  # " + d).orElse("")));
                skip += PAGE;
            } while (page.size() == PAGE);
            return 0;
        });
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a blocklist, or change the description of one that exists.")
    int create(
            @Parameters(paramLabel = "NAME", description = "letters, digits and . _ ~ -, at most 64") String name,
            @Option(names = "--description", paramLabel = "TEXT", description = "what it is for")
                    Optional<String> description,
            @Mixin ConfigFile config) {
        return with(config, lists -> {
            boolean created = lists.save(new Blocklist(name, description));
            out().println(created ? "Created." : "Updated.");
            return 0;
        });
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Add items to a blocklist. A text that is there already keeps its id.",
                "A running server takes changes over within seconds."
            })
    int add(
            @Parameters(index = "0", paramLabel = "NAME", description = "the list") String name,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "what must not occur")
                    List<String> texts,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "phrase",
                            description = "phrase (whole words, any case, disguises taken off), exact (these characters"
                                    + " anywhere) or regex (RE2); default: ${DEFAULT-VALUE}")
                    String kind,
            @Option(names = "--file", paramLabel = "FILE", description = "a file with one text a line")
                    Optional<Path> file,
            @Option(names = "--description", paramLabel = "TEXT", description = "why they are there")
                    Optional<String> description,
            @Mixin ConfigFile config) {
        List<String> all = new ArrayList<>(texts == null ? List.of() : texts);
        file.ifPresent(path -> all.addAll(TextFiles.lines(path)));
        if (all.isEmpty()) {
            throw new CommandException("nothing to add (expected: TEXT or --file)");
        }
        Kind wanted = kind(kind);
        return with(config, lists -> {
            List<Draft> drafts = all.stream()
                    .map(text -> new Draft(text, description, wanted))
                    .toList();
            for (int from = 0; from < drafts.size(); from += BlocklistItem.CALL_MAX) {
                lists.addOrUpdate(name, drafts.subList(from, Math.min(drafts.size(), from + BlocklistItem.CALL_MAX)))
                        .forEach(item -> out().printf("%s  %s%n", item.id(), item.text()));
            }
            return 0;
        });
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove items from a blocklist.")
    int remove(
            @Parameters(index = "0", paramLabel = "NAME", description = "the list") String name,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "ids that 'show' prints")
                    List<UUID> ids,
            @Mixin ConfigFile config) {
        return with(config, lists -> {
            lists.remove(name, ids).ifPresent(id -> {
                throw new CommandException("no item " + id + " in " + name
                        + ", nothing removed (see: bartizan blocklist show " + name + ")");
            });
            out().println("Removed " + ids.size() + ".");
            return 0;
        });
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Delete a blocklist with its items.")
    int delete(@Parameters(paramLabel = "NAME", description = "the list") String name, @Mixin ConfigFile config) {
        return with(config, lists -> {
            if (!lists.delete(name)) {
                throw new CommandException("no blocklist is called " + name + " (see: bartizan blocklist list)");
            }
            out().println("Deleted.");
            return 0;
        });
    }

    private int with(ConfigFile config, Function<Blocklists, Integer> action) {
        try (Store store = StoreAccess.open(StoreAccess.load(config.path()).store())) {
            return action.apply(new Blocklists(store.blocklists(), UUID::randomUUID));
        } catch (UnknownBlocklistException e) {
            throw new CommandException(e.getMessage() + " (see: bartizan blocklist list)", e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String kindName(Kind kind) {
        return kind == Kind.WHOLE_PHRASE ? "phrase" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kindName(kind).equals(name.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new CommandException("--kind: " + name + " (expected: phrase, exact or regex)");
    }
}
