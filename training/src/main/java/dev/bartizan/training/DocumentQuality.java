package dev.bartizan.training;

import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import dev.bartizan.inspection.classifier.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The document part of the quality page: each source of documents left out in turn. */
final class DocumentQuality {
    private final Corpus corpus;
    private final PromptTraining prompts;
    private final Meanings meanings;
    private final Quality.Page page;
    private final Sgd.Head attack;

    DocumentQuality(Corpus corpus, PromptTraining prompts, Meanings meanings, Quality.Page page) {
        this.corpus = corpus;
        this.prompts = prompts;
        this.meanings = meanings;
        this.page = page;
        attack = Sgd.train(prompts.attacks, row -> true, Train.SEED);
    }

    void run() {
        page.text("## Requests planted in documents, source of documents left out\n");
        page.text("""
                Composed documents hold one planted request; many of their clean twins carry a task line of their own, which counts as a
                false positive here. Mails are real business mails the model never saw, half of them asking for something; the
                requests planted there come from lists never trained on. Documents of the named kind are left out, hand-written
                ones of that kind too; sources of planted requests are not (but for the mails).
                """);
        page.head(
                "documents",
                "planted",
                "clean",
                "AUC",
                "recall at 1 % FPR",
                "at 5 % FPR",
                "recall at 0.5",
                "FPR at 0.5");
        composed(
                "code",
                Set.of("code", "authored_code", "written_code"),
                row -> row.docSource().equals("gpteacher_code"));
        composed(
                "manuals and their tables",
                Set.of("azure"),
                row -> row.docSource().startsWith("azure"));
        composed(
                "articles, reviews, dialogues",
                Set.of("prose"),
                row -> !row.docSource().startsWith("azure") && !row.docSource().equals("gpteacher_code"));
        mails();
        tables();
        page.text("");
    }

    private void composed(String name, Set<String> kinds, Predicate<Row> wanted) {
        List<String> planted = new ArrayList<>();
        List<String> clean = new ArrayList<>();
        for (Row row : corpus.source("composed_documents")) {
            if (wanted.test(row)) {
                (row.isAttack() ? planted : clean).add(row.text());
            }
        }
        measure(name, kinds, planted, clean);
    }

    private void mails() {
        List<String> tools = corpus.source("asb_tool_outputs").stream()
                .filter(row -> row.isAttack() && row.text().length() < 700)
                .map(row -> row.text().strip())
                .map(text -> text.substring(text.lastIndexOf('\n') + 1))
                .map(text ->
                        text.substring(Math.max(0, text.lastIndexOf(": ") + 1)).strip())
                .toList();
        List<String> tasks = Stream.of("alpaca_eval", "wizardlm_testset")
                .flatMap(source -> corpus.source(source).stream())
                .map(Row::text)
                .filter(text -> text.length() < 300)
                .toList();
        mails("business mails, misuse of tools", tools);
        mails("business mails, unrelated tasks", tasks);
    }

    /** Real tables of a left-out collection, with requests nobody trained on. */
    private void tables() {
        List<String> tasks = Stream.of("alpaca_eval", "wizardlm_testset")
                .flatMap(source -> corpus.source(source).stream())
                .map(Row::text)
                .filter(text -> text.length() < 300)
                .toList();
        Random random = new Random(Train.SEED + 9);
        List<Row> tables = corpus.source("fivethirtyeight_tables");
        List<String> planted = new ArrayList<>();
        List<String> clean = new ArrayList<>();
        for (int i = 0; i + 1 < tables.size() && !tasks.isEmpty(); i += 2) {
            clean.add(tables.get(i).text());
            String request = tasks.get(random.nextInt(tasks.size()));
            planted.add(
                    Planting.plant(tables.get(i + 1).text(), request, random).text());
        }
        measure("tables, unrelated tasks", Set.of("table", "authored_table", "written_table"), planted, clean);
    }

    private void mails(String name, List<String> requests) {
        Random random = new Random(Train.SEED);
        List<Row> mails = corpus.source("aeslc_emails");
        List<String> planted = new ArrayList<>();
        List<String> clean = new ArrayList<>();
        for (int i = 0; i + 1 < mails.size() && !requests.isEmpty(); i += 2) {
            clean.add(mails.get(i).text());
            String request = requests.get(random.nextInt(requests.size()));
            planted.add(Planting.plant(mails.get(i + 1).text(), request, random).text());
        }
        measure(name, Set.of(), planted, clean);
    }

    private void measure(String name, Set<String> kinds, List<String> planted, List<String> clean) {
        DocumentTraining training =
                new DocumentTraining(new Documents(corpus, kinds, Train.SEED), meanings, Train.SEED);
        Examples sentences = training.sentences();
        sentences.vectorize(LinearHeads.REQUEST, prompts.idf);
        LinearHeads heads = LinearHeadsOf.of(
                prompts.idf,
                Map.of(LinearHeads.ATTACK, attack, LinearHeads.REQUEST, Sgd.train(sentences, row -> true, Train.SEED)));
        Trees trees = training.trees(heads);
        float threshold = training.calibrate(heads, trees).threshold();
        float[] positives = scores(training, heads, trees, planted);
        float[] negatives = scores(training, heads, trees, clean);
        page.row(
                name,
                planted.size(),
                clean.size(),
                Metrics.auc(positives, negatives),
                Metrics.recallAt(0.01, positives, negatives),
                Metrics.recallAt(0.05, positives, negatives),
                Metrics.shareAbove(positives, threshold),
                Metrics.shareAbove(negatives, threshold));
    }

    private static float[] scores(DocumentTraining training, LinearHeads heads, Trees trees, List<String> documents) {
        float[] scores = new float[documents.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = training.score(heads, trees, documents.get(i));
        }
        return scores;
    }
}
