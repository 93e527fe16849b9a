package dev.bartizan.training;

import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The document part of the quality page: each source of documents left out in turn. */
final class DocumentQuality {
    private final Corpus corpus;
    private final StringBuilder page;
    private final Examples attacks;

    DocumentQuality(Corpus corpus, StringBuilder page) {
        this.corpus = corpus;
        this.page = page;
        attacks = AttackExamples.of(corpus, Train.SEED);
    }

    void run() {
        Quality.line(page, "## Requests planted in documents, source of documents left out");
        Quality.line(page, "");
        Quality.line(
                page,
                "Composed documents hold one planted request; many of their clean twins carry a task line of their own, which");
        Quality.line(
                page,
                "counts as a false positive here. Mails are real business mails the model never saw, half of them asking for");
        Quality.line(
                page,
                "something; the requests planted there come from lists never trained on here. Sources of documents");
        Quality.line(page, "are held out, sources of planted requests are not (but for the mails).");
        Quality.line(page, "");
        Quality.line(
                page,
                "| documents | planted | clean | AUC | recall at 1 % FPR | at 5 % FPR | recall at 0.5 | FPR at 0.5 |");
        Quality.line(page, "|---|---|---|---|---|---|---|---|");
        composed("code", Set.of("code"), row -> row.docSource().equals("gpteacher_code"));
        composed(
                "manuals and their tables",
                Set.of("azure"),
                row -> row.docSource().startsWith("azure"));
        composed(
                "articles, reviews, dialogues",
                Set.of("prose"),
                row -> !row.docSource().startsWith("azure") && !row.docSource().equals("gpteacher_code"));
        mails();
        Quality.line(page, "");
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
        DocumentTraining training = new DocumentTraining(new Documents(corpus, kinds, Train.SEED), Train.SEED);
        Examples sentences = training.sentences();
        byte[] idf = Train.idf(attacks, sentences);
        attacks.vectorize(idf);
        sentences.vectorize(idf);
        LinearHeads heads = Train.heads(
                idf, Sgd.train(attacks, row -> true, Train.SEED), Sgd.train(sentences, row -> true, Train.SEED));
        Trees trees = training.trees(heads);
        float threshold = training.calibrate(heads, trees).threshold();
        float[] positives = scores(training, heads, trees, planted);
        float[] negatives = scores(training, heads, trees, clean);
        double[] figures = {
            Metrics.auc(positives, negatives),
            Metrics.recallAt(0.01, positives, negatives),
            Metrics.recallAt(0.05, positives, negatives),
            Metrics.shareAbove(positives, threshold),
            Metrics.shareAbove(negatives, threshold)
        };
        Quality.line(page, Quality.row(name, planted.size(), Integer.toString(clean.size()), figures));
    }

    private static float[] scores(DocumentTraining training, LinearHeads heads, Trees trees, List<String> documents) {
        float[] scores = new float[documents.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = training.score(heads, trees, documents.get(i));
        }
        return scores;
    }
}
