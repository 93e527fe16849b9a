package dev.bartizan.training;

import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The part of the quality page on harm: sources left out in folds, a category at a time. */
final class HarmQuality {
    private static final List<Set<String>> FOLDS = List.of(
            Set.of("davidson_tweets", "toxigen_annotated", "i2p_image_prompts"),
            Set.of("edos_sexism", "implicit_hate", "harmful_questions_by_category", "mlma"),
            Set.of(
                    "tweeteval_hate",
                    "stormfront_vicomtech",
                    "twitter_suicidal_intention",
                    "rtp_prompt_prefixes",
                    "toxic_spans"),
            Set.of("ethos", "surge_profanity_terms"));
    private static final String ORDINARY = "ordinary_autoj_queries";
    private static final int ROWS_MIN = 20;

    private final Corpus corpus;
    private final List<HarmCorpus.HarmRow> harm;
    private final Meanings meanings;
    private final byte[] idf;
    private final Quality.Page page;

    HarmQuality(Corpus corpus, List<HarmCorpus.HarmRow> harm, Meanings meanings, byte[] idf, Quality.Page page) {
        this.corpus = corpus;
        this.harm = harm;
        this.meanings = meanings;
        this.idf = idf;
        this.page = page;
    }

    void run() {
        page.text("## Harm categories, whole sources left out\n");
        page.text("""
                *AUC within* compares the harmful and harmless rows of one source, *AP* is average precision there, *ordinary* compares its
                harmful rows with left-out prompts to assistants. The hand-written set is full of contrasts (counter-speech, quotations, help, news,
                fiction); its rows are left out by the start of the text. `i2p` labels come from image searches and say little about wording.
                """);
        page.head("category", "source", "harmful", "harmless", "AUC within", "AP", "AUC against ordinary");
        for (int category = 0; category < HarmExamples.CATEGORIES.size(); category++) {
            measure(category);
        }
    }

    private void measure(int category) {
        Examples examples = HarmExamples.of(corpus, harm, category, meanings, Train.SEED);
        examples.vectorize(LinearHeads.HATE + category, idf);
        for (int fold = 0; fold < FOLDS.size(); fold++) {
            int number = fold;
            boolean[] left = new boolean[examples.size()];
            for (int row = 0; row < left.length; row++) {
                left[row] = isLeft(examples, row, number);
            }
            Sgd.Head head = Sgd.train(examples, row -> !left[row], Train.SEED);
            Map<String, Scores> bySource = new TreeMap<>();
            for (int row = 0; row < left.length; row++) {
                if (left[row]) {
                    float score = head.score(examples.keys(row), examples.values(row));
                    Scores scores = bySource.computeIfAbsent(examples.source(row), s -> new Scores());
                    (examples.label(row) ? scores.harmful : scores.harmless).add(score);
                }
            }
            float[] ordinary = array(bySource.getOrDefault(ORDINARY, new Scores()).harmless);
            bySource.forEach((source, scores) -> {
                if (scores.harmful.size() >= ROWS_MIN) {
                    line(category, source, array(scores.harmful), array(scores.harmless), ordinary);
                }
            });
        }
    }

    private void line(int category, String source, float[] harmful, float[] harmless, float[] ordinary) {
        boolean both = harmless.length >= ROWS_MIN;
        page.row(
                HarmExamples.CATEGORIES.get(category),
                source,
                harmful.length,
                harmless.length,
                both ? Metrics.auc(harmful, harmless) : Double.NaN,
                both ? Metrics.averagePrecision(harmful, harmless) : Double.NaN,
                Metrics.auc(harmful, ordinary));
    }

    private static boolean isLeft(Examples examples, int row, int fold) {
        String source = examples.source(row);
        if (source.startsWith("written_")) {
            String start = examples.text(row)
                    .substring(0, Math.min(10, examples.text(row).length()));
            return Math.floorMod(start.hashCode() * 0x9E3779B1 >>> 5, FOLDS.size()) == fold;
        }
        return source.equals(ORDINARY) || FOLDS.get(fold).contains(source.replace("assumed_", ""));
    }

    private static float[] array(List<Float> list) {
        float[] array = new float[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    private static final class Scores {
        private final List<Float> harmful = new ArrayList<>();
        private final List<Float> harmless = new ArrayList<>();
    }
}
