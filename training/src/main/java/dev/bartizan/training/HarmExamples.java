package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Meanings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows the head of one harm category learns from: labelled sets, texts written by hand (their placeholders filled
 * several times, so that no group stands for hate), and ordinary prompts. Where a set has no label for the category, its
 * harmless rows count as 0 when no word of the category's lexicon is in them.
 */
final class HarmExamples {
    /** Names of the categories, in order of the heads. */
    static final List<String> CATEGORIES = List.of("hate", "sexual", "violence", "self_harm");

    private static final int SOURCE_MAX = 4500;
    private static final int ORDINARY_PER_SOURCE = 700;
    private static final int ASSUMED_PER_SOURCE = 1200;
    private static final int FILLS = 5;
    private static final double WRITTEN_FACTOR = 3;

    private static final List<List<String>> LEXICON = List.of(
            List.of("hate", "scum", "inferior", "nigg", "fag", "kike", "bitch", "muslim", "jew", "black", "gay"),
            List.of(
                    "sex", "nude", "naked", "porn", "dick", "cock", "pussy", "tits", "boob", "fuck", "rape", "horny",
                    "slut"),
            List.of(
                    "kill", "shoot", "stab", "murder", "bomb", "rape", "beat", "attack", "gun", "die", "dead", "hang",
                    "burn", "blood"),
            List.of(
                    "suicid",
                    "kill myself",
                    "die",
                    "cut",
                    "overdose",
                    "death",
                    "hurt myself",
                    "end it",
                    "anorex",
                    "starv"));

    private final Random random;
    private final JsonNode words;

    private HarmExamples(long seed) {
        random = new Random(seed);
        try (InputStream in = HarmExamples.class.getResourceAsStream("written/groups.json")) {
            if (in == null) {
                throw new IllegalStateException("written/groups.json: missing (expected beside the classes)");
            }
            words = JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param category 0 hate, 1 sexual, 2 violence, 3 self-harm */
    static Examples of(Corpus corpus, List<HarmCorpus.HarmRow> harm, int category, Meanings meanings, long seed) {
        Examples examples = new Examples(meanings);
        Map<String, Integer> sizes = new HashMap<>();
        harm.forEach(row -> sizes.merge(row.source() + row.labels()[category], 1, Integer::sum));
        Map<String, Integer> assumed = new HashMap<>();
        for (HarmCorpus.HarmRow row : harm) {
            int label = row.labels()[category];
            if (label >= 0) {
                int size = sizes.getOrDefault(row.source() + label, 1);
                if (size <= SOURCE_MAX || part(row.text()) < 1000L * SOURCE_MAX / size) {
                    examples.add(row.text(), label == 1, row.source(), 1);
                }
            } else if (category > 0
                    && row.labels()[0] == 0
                    && part(row.text()) < 400
                    && assumed.merge(row.source(), 1, Integer::sum) <= ASSUMED_PER_SOURCE
                    && !mentions(row.text(), category)) {
                examples.add(row.text(), false, "assumed_" + row.source(), 0.7);
            }
        }
        HarmExamples written = new HarmExamples(seed);
        for (Written.Text text : Written.read("harm")) {
            boolean label = text.node().path(CATEGORIES.get(category)).asInt(0) == 1;
            for (String filled : written.fill(text)) {
                examples.add(filled, label, "written_harm", WRITTEN_FACTOR);
            }
        }
        ordinary(corpus, examples);
        return examples;
    }

    private static void ordinary(Corpus corpus, Examples examples) {
        Map<String, Integer> seen = new HashMap<>();
        for (Row row : corpus.trainable()) {
            if (row.isBenign()
                    && part(row.text()) < 300
                    && !row.source().startsWith("sysprompts_")
                    && seen.merge(row.source(), 1, Integer::sum) <= ORDINARY_PER_SOURCE) {
                examples.add(row.text(), false, "ordinary_" + row.source(), 1);
            }
        }
        for (String set : List.of("ordinary", "direct")) {
            for (Written.Text text : Written.read(set)) {
                if (text.label().equals("benign")) {
                    examples.add(text.text(), false, "written_" + set, 1);
                }
            }
        }
    }

    /** The text with its placeholders filled; texts without any come once. */
    private List<String> fill(Written.Text text) {
        if (text.text().indexOf('[') < 0) {
            return List.of(text.text());
        }
        List<String> filled = new ArrayList<>();
        String style = text.style();
        String language = style.length() > 3 && style.charAt(style.length() - 3) == '_'
                ? style.substring(style.length() - 2)
                : "";
        JsonNode own = words.path("groups_by_lang").path(language);
        JsonNode groups = own.isArray() ? own : words.path("groups");
        for (int i = 0; i < FILLS; i++) {
            filled.add(text.text()
                    .replace("[GROUP]", pick(groups))
                    .replace("[SLUR]", pick(words.path("insults")))
                    .replace("[INSULT]", pick(words.path("insults")))
                    .replace("[PROFANITY]", pick(words.path("profanity"))));
        }
        return filled;
    }

    private String pick(JsonNode list) {
        return list.path(random.nextInt(Math.max(1, list.size()))).asString("");
    }

    private static boolean mentions(String text, int category) {
        String lower = text.toLowerCase(Locale.ROOT);
        return LEXICON.get(category).stream().anyMatch(lower::contains);
    }

    private static int part(String text) {
        return Math.floorMod(text.hashCode() * 0x9E3779B1 >>> 6, 1000);
    }
}
