package dev.bartizan.training;

import dev.bartizan.inspection.classifier.Calibration;
import dev.bartizan.inspection.classifier.DocumentContrast;
import dev.bartizan.inspection.classifier.LinearHeads;
import dev.bartizan.inspection.classifier.Meanings;
import dev.bartizan.inspection.classifier.SentenceSplitter;
import dev.bartizan.inspection.classifier.Span;
import dev.bartizan.inspection.classifier.TextFeatures;
import dev.bartizan.inspection.classifier.Trees;
import dev.bartizan.inspection.classifier.WordClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The document side. Documents and requests are divided once: 60 % teach the sentence head what a request is, 25 % teach
 * the trees how a planted request stands out, 15 % place the operating point.
 */
final class DocumentTraining {
    private static final double FALSE_POSITIVES = 0.012;
    private static final int SENTENCES_PER_KIND = 9000;
    private static final int PLANTED = 6000;
    private static final int CLEAN_SENTENCES_PER_DOCUMENT = 12;

    private final Documents documents;
    private final long seed;
    private final Meanings meanings;
    private final TextFeatures features;

    DocumentTraining(Documents documents, Meanings meanings, long seed) {
        this.documents = documents;
        this.meanings = meanings;
        this.features = new TextFeatures(WordClasses.bundled(), meanings);
        this.seed = seed;
    }

    /** Sentences: requests against sentences of documents, among them requests between people. */
    Examples sentences() {
        Examples examples = new Examples(meanings);
        for (String request : documents.requests()) {
            if (share(request) < 60) {
                for (Span span : SentenceSplitter.split(request)) {
                    examples.add(request.substring(span.start(), span.end()), true, "requests", 1);
                }
            }
        }
        for (Map.Entry<String, List<String>> kind : documents.clean().entrySet()) {
            List<String> sentences = new ArrayList<>();
            for (String document : kind.getValue()) {
                if (share(document) < 60) {
                    for (Span span : SentenceSplitter.split(document)) {
                        sentences.add(document.substring(span.start(), span.end()));
                    }
                }
            }
            int every = Math.max(1, sentences.size() / SENTENCES_PER_KIND);
            for (int i = 0; i < sentences.size(); i += every) {
                examples.add(sentences.get(i), false, kind.getKey(), 1);
            }
        }
        return examples;
    }

    /** Trees over the contrast of sentences, from planted requests the sentence head has not seen. */
    Trees trees(LinearHeads heads) {
        List<float[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        Random random = new Random(seed + 2);
        List<String> requests = part(documents.requests(), 60, 85);
        int perKind = PLANTED / documents.clean().size();
        for (List<String> kind : documents.clean().values()) {
            List<String> texts = part(kind, 60, 85);
            for (int i = 0; i < perKind && !texts.isEmpty(); i++) {
                String document = texts.get(random.nextInt(texts.size()));
                addRows(heads, document, new Span(0, 0), random, rows, labels);
                String request = requests.get(random.nextInt(requests.size()));
                Planting.Planted planted = Planting.plant(document, request, random);
                addRows(heads, planted.text(), planted.planted(), random, rows, labels);
            }
        }
        boolean[] labelArray = new boolean[labels.size()];
        float[] weights = new float[labels.size()];
        int positives = 0;
        for (int i = 0; i < labelArray.length; i++) {
            labelArray[i] = labels.get(i);
            positives += labelArray[i] ? 1 : 0;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = labelArray[i] ? (float) (weights.length - positives) / positives / 4 : 1;
        }
        return new Boosting(rows.toArray(float[][]::new), labelArray, weights).train();
    }

    Calibration calibrate(LinearHeads heads, Trees trees) {
        List<Calibrator.Scored> clean = new ArrayList<>();
        List<Calibrator.Scored> planted = new ArrayList<>();
        Random random = new Random(seed + 3);
        List<String> requests = part(documents.requests(), 85, 100);
        for (List<String> kind : documents.clean().values()) {
            List<String> texts = part(kind, 85, 100);
            double weight = 1 / StrictMath.sqrt(texts.size() + 1);
            for (String document : texts) {
                clean.add(new Calibrator.Scored(score(heads, trees, document), weight));
                String request = requests.get(random.nextInt(requests.size()));
                String text = Planting.plant(document, request, random).text();
                planted.add(new Calibrator.Scored(score(heads, trees, text), weight));
            }
        }
        return Calibrator.fit(Calibrator.threshold(clean, FALSE_POSITIVES), planted, clean);
    }

    /** Raw score of a document: the best of its sentences. */
    float score(LinearHeads heads, Trees trees, String document) {
        List<Span> spans = SentenceSplitter.split(document);
        float[] numbers = new DocumentContrast(heads, features).numbers(document, spans);
        float best = -20;
        for (int i = 0; i < spans.size(); i++) {
            best = Math.max(best, trees.score(numbers, i * DocumentContrast.NUMBERS));
        }
        return best;
    }

    private void addRows(
            LinearHeads heads, String text, Span planted, Random random, List<float[]> rows, List<Boolean> labels) {
        List<Span> spans = SentenceSplitter.split(text);
        float[] numbers = new DocumentContrast(heads, features).numbers(text, spans);
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            int overlap = Math.min(span.end(), planted.end()) - Math.max(span.start(), planted.start());
            boolean isPlanted = overlap * 2 > span.end() - span.start();
            if (isPlanted || (overlap <= 0 && random.nextInt(spans.size()) < CLEAN_SENTENCES_PER_DOCUMENT)) {
                float[] row = new float[DocumentContrast.NUMBERS];
                System.arraycopy(numbers, i * row.length, row, 0, row.length);
                rows.add(row);
                labels.add(isPlanted);
            }
        }
    }

    private static List<String> part(List<String> texts, int from, int to) {
        return texts.stream()
                .filter(text -> share(text) >= from && share(text) < to)
                .toList();
    }

    private static int share(String text) {
        return Math.floorMod(text.hashCode() * 0x85EBCA6B >>> 4, 100);
    }
}
