package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Meanings;
import java.util.Set;

/**
 * The rows the harmful-request head learns from: plain requests for help with doing harm against everything else people
 * ask. Attacks are left out, for they hold both.
 */
final class HarmfulExamples {
    private static final int THINNED = 2500;
    private static final Set<String> LOOK_ALIKES = Set.of("purplellama_mitre_frr", "oktest", "counsel_chat");
    private static final Set<String> NOT_USED = Set.of(
            "composed_documents",
            "lingspam_emails",
            "asb_tool_outputs",
            "tensor_trust_defenses",
            "cymultenset_multiturn",
            "fivethirtyeight_tables");

    private HarmfulExamples() {}

    static Examples of(Corpus corpus, Meanings meanings) {
        Examples examples = new Examples(meanings);
        for (Row row : corpus.harmfulRequests()) {
            examples.add(row.text(), true, row.source(), 1);
        }
        java.util.Map<String, Integer> sizes = new java.util.HashMap<>();
        corpus.trainable().forEach(row -> sizes.merge(row.source(), 1, Integer::sum));
        for (Row row : corpus.trainable()) {
            if (row.isBenign() && !NOT_USED.contains(row.source())) {
                int size = sizes.getOrDefault(row.source(), 1);
                if (size <= THINNED || row.part(1000) < 1000L * THINNED / size) {
                    examples.add(row.text(), false, row.source(), LOOK_ALIKES.contains(row.source()) ? 2 : 1);
                }
            }
        }
        for (String set : java.util.List.of("sensitive", "stories", "ordinary", "direct")) {
            for (Written.Text text : Written.read(set)) {
                boolean story = set.equals("stories") && text.label().equals("attack");
                if (text.label().equals("harmful") || story) {
                    examples.add(text.text(), true, "written_" + set, 2);
                } else if (text.label().equals("benign")) {
                    examples.add(text.text(), false, "written_" + set, 2);
                }
            }
        }
        return examples;
    }
}
