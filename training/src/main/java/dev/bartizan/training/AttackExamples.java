package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Meanings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows the attack head learns from. */
final class AttackExamples {
    /** Very large sources of short look-alike rows are thinned to this many rows. */
    private static final int SOURCE_MAX = 5000;

    /** System prompts speak to the assistant as jailbreaks do: at full weight they hide too many of those. */
    private static final double SYSTEM_PROMPT_FACTOR = 0.3;

    private static final double WRITTEN_FACTOR = 2;

    private static final Set<String> NOT_PROMPTS =
            Set.of("composed_documents", "cymultenset_multiturn", "lingspam_emails");

    private AttackExamples() {}

    static Examples of(Corpus corpus, Meanings meanings, long seed) {
        List<Row> prompts = corpus.trainable().stream()
                .filter(row -> row.isAttack() || row.isBenign())
                .filter(row -> !NOT_PROMPTS.contains(row.source()))
                .toList();
        Map<String, Integer> sizes = new HashMap<>();
        prompts.forEach(row -> sizes.merge(row.source(), 1, Integer::sum));
        Examples examples = new Examples(meanings);
        for (Row row : prompts) {
            int size = sizes.getOrDefault(row.source(), 0);
            if (row.isAttack() || size <= SOURCE_MAX || row.part(1000) < 1000L * SOURCE_MAX / size) {
                examples.add(row.text(), row.isAttack(), row.source(), factor(row));
            }
        }
        for (Authored.AuthoredRow row : new Authored(prompts, corpus.harmfulRequests(), seed).rows()) {
            examples.add(row.text(), row.attack(), row.source(), row.factor());
        }
        written(examples);
        return examples;
    }

    /** Texts written by hand; plain harmful requests are left out, being no attacks on the model. */
    private static void written(Examples examples) {
        for (String set : List.of("direct", "stories", "ordinary", "sensitive")) {
            for (Written.Text text : Written.read(set)) {
                if (!text.label().equals("harmful")) {
                    examples.add(text.text(), text.label().equals("attack"), "written_" + set, WRITTEN_FACTOR);
                }
            }
        }
    }

    private static double factor(Row row) {
        return row.source().startsWith("sysprompts_") ? SYSTEM_PROMPT_FACTOR : 1;
    }

    static boolean isAuthored(String source) {
        return source.startsWith("authored_") || source.startsWith("written_");
    }

    /** Rows that may train when these sources are held out: neither theirs nor authored ones sharing four words with them. */
    static boolean[] without(Examples examples, Set<String> heldOut) {
        Set<Integer> grams = new HashSet<>();
        for (int row = 0; row < examples.size(); row++) {
            if (heldOut.contains(examples.source(row))) {
                FourGrams.collect(examples.text(row), grams);
            }
        }
        boolean[] included = new boolean[examples.size()];
        for (int row = 0; row < examples.size(); row++) {
            String source = examples.source(row);
            included[row] =
                    isAuthored(source) ? !FourGrams.shares(examples.text(row), grams) : !heldOut.contains(source);
        }
        return included;
    }
}
