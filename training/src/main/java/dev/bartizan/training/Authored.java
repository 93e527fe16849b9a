package dev.bartizan.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts written for this model by template: attacks and harmless look-alikes, filled with rows of the data sets. */
final class Authored {
    static final String ATTACKS = "authored_attacks";
    static final String LOOK_ALIKES = "authored_look_alikes";
    static final String SWAPPED = "authored_swapped_words";
    static final String LANGUAGES = "authored_languages";
    static final String SUFFIXES = "authored_suffixes";

    private static final String[] TRIGGERS = {
        "ignore",
        "ignoring",
        "disregard",
        "forget",
        "bypass",
        "override",
        "previous",
        "all previous",
        "earlier",
        "above",
        "instructions",
        "the instructions",
        "rules",
        "prompt",
        "system",
        "system prompt",
        "secret",
        "password",
        "hidden",
        "reveal",
        "show",
        "print",
        "repeat",
        "pretend",
        "act as",
        "role",
        "you must",
        "never",
        "only",
        "now",
        "instead",
        "from now on",
        "unlimited",
        "filter",
        "restrictions",
        "illegal",
        "developer mode",
        "admin",
        "jailbreak",
        "access",
        "confidential",
        "tell me",
        "output",
        "exactly",
        "no limits",
        "uncensored",
        "DAN",
        "new instructions",
        "without"
    };

    private final Grammar attacks = Grammar.resource("attacks.grammar");
    private final Grammar benign = Grammar.resource("benign.grammar");
    private final Random random;
    private final Map<String, List<String>> slots;
    private final List<String> ordinary;
    private final List<String> bad;

    Authored(List<Row> prompts, List<Row> harmful, long seed) {
        random = new Random(seed);
        ordinary = prompts.stream()
                .filter(row -> row.isBenign() && row.context().isEmpty())
                .filter(row -> row.text().length() >= 15 && row.text().length() <= 600)
                .filter(row -> !row.source().equals("neuralchemy"))
                .filter(row -> row.part(3) == 0)
                .map(Row::text)
                .toList();
        List<String> tasks =
                ordinary.stream().filter(text -> text.length() <= 160).toList();
        bad = harmful.stream()
                .map(Row::text)
                .filter(text -> text.length() <= 200)
                .toList();
        slots = Map.of("TASK", tasks, "BAD", bad);
    }

    /** All authored rows for the attack head. */
    List<AuthoredRow> rows() {
        List<AuthoredRow> rows = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            rows.add(new AuthoredRow(attacks.text("start", random, slots), true, ATTACKS, 1));
        }
        for (int i = 0; i < 6000; i++) {
            rows.add(new AuthoredRow(benign.text("start", random, slots), false, LOOK_ALIKES, 3));
        }
        for (int i = 0; i < 4000; i++) {
            rows.add(new AuthoredRow(swap(ordinary.get(random.nextInt(ordinary.size()))), false, SWAPPED, 3));
        }
        for (int i = 0; i < 3000; i++) {
            rows.add(new AuthoredRow(benign.text("multi", random, slots), false, LANGUAGES, 2));
        }
        if (!bad.isEmpty()) {
            Suffixes suffixes = new Suffixes(ordinary, random);
            for (int i = 0; i < 3500; i++) {
                String text = suffixes.around(bad.get(random.nextInt(bad.size())));
                rows.add(new AuthoredRow(text, true, SUFFIXES, 1));
            }
        }
        return rows;
    }

    /** A harmless request in a language other than English. */
    String foreignRequest() {
        return benign.text("multi", random, slots);
    }

    String attack() {
        return attacks.text("start", random, slots);
    }

    /** A harmless text stays harmless when a few of its words become ones that attacks use. */
    private String swap(String text) {
        String[] words = text.split(" ");
        int swaps = 1 + random.nextInt(3);
        for (int i = 0; i < swaps && words.length > 3; i++) {
            int at = random.nextInt(words.length);
            if (words[at].indexOf('\n') < 0) {
                words[at] = TRIGGERS[random.nextInt(TRIGGERS.length)];
            }
        }
        return String.join(" ", words);
    }

    /**
     * One authored text.
     *
     * @param factor how much it counts
     */
    record AuthoredRow(String text, boolean attack, String source, double factor) {}
}
