package dev.bartizan.onnx;

import ai.onnxruntime.OrtException;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.opinion.LogOdds;
import dev.bartizan.inspection.opinion.Opinion;
import dev.bartizan.inspection.opinion.SecondOpinion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A transformer from an ONNX file as a {@link SecondOpinion}. A text's score is the highest of its windows'.
 *
 * <p>Inference runs on threads of its own: native code would hold the carrier of a virtual thread. {@code concurrentMax} texts
 * run at once and {@value #WAITING_PER_PLACE} times as many may wait; a text that is not done in time is stopped inside the
 * runtime, between operators. Thread-safe.
 */
public final class OnnxClassifier implements SecondOpinion, AutoCloseable {
    static final String DETECTOR = "onnx";

    private static final int WAITING_PER_PLACE = 8;
    private static final String SAMPLE = "Hello, how are you?";

    private final OnnxSettings settings;
    private final TextWindows windows;
    private final OnnxModel model;
    private final Identity identity;
    private final ThreadPoolExecutor workers;

    private OnnxClassifier(OnnxSettings settings, TextWindows windows, OnnxModel model, Identity identity) {
        this.settings = settings;
        this.windows = windows;
        this.model = model;
        this.identity = identity;
        this.workers = new ThreadPoolExecutor(
                settings.concurrentMax(),
                settings.concurrentMax(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.concurrentMax() * WAITING_PER_PLACE),
                Thread.ofPlatform()
                        .daemon()
                        .name("onnx-" + settings.name() + "-", 0)
                        .factory());
    }

    /**
     * Loads both files and reads one sentence with them.
     *
     * @throws ModelLoadException when that does not work
     */
    public static OnnxClassifier open(OnnxSettings settings) {
        String sha = ModelDigest.sha256Start(settings);
        TextWindows windows =
                new TextWindows(TokenizerFile.load(settings), settings.maxTokens(), settings.windowsMax());
        OnnxModel model;
        try {
            model = OnnxModel.load(settings);
        } catch (RuntimeException e) {
            windows.close();
            throw e;
        }
        try {
            tryOut(settings, windows, model);
        } catch (RuntimeException e) {
            model.close();
            windows.close();
            throw e;
        }
        Identity identity = new Identity(
                settings.name(), DETECTOR, DETECTOR + "/" + settings.name() + "@" + sha, settings.weight());
        return new OnnxClassifier(settings, windows, model, identity);
    }

    private static void tryOut(OnnxSettings settings, TextWindows windows, OnnxModel model) {
        int[] outputs = {0};
        try {
            new Inference(model).run(windows.of(SAMPLE), read -> outputs[0] = read.logits().length);
        } catch (OrtException e) {
            throw new ModelLoadException(
                    "classifier %s: model: %s cannot read a sample sentence: %s (expected: the tokenizer that belongs to the"
                                    .formatted(settings.name(), settings.model(), OnnxModel.firstLine(e))
                            + " model, and one row of logits)",
                    e);
        }
        for (int index : new TreeSet<>(settings.labels().keySet())) {
            if (index < 0 || index >= outputs[0]) {
                throw new ModelLoadException(
                        "classifier %s: labels: %d (expected: numbers 0..%d, as the model has %d outputs)"
                                .formatted(settings.name(), index, outputs[0] - 1, outputs[0]));
            }
        }
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public boolean wants(TextKind kind, Scores soFar) {
        if (!settings.kinds().contains(kind)) {
            return false;
        }
        Set<String> names = new TreeSet<>();
        boolean ownDocumentLabel = settings.labels().containsValue(OnnxSettings.Label.DOCUMENT_ATTACK);
        for (OnnxSettings.Label label : settings.labels().values()) {
            String name = Logits.name(label, kind, ownDocumentLabel);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return settings.uncertain().uncertain(soFar, names);
    }

    @Override
    public Opinion ask(String text, TextKind kind, Inspection own) {
        Inference inference = new Inference(model);
        Future<Opinion> answer;
        try {
            answer = workers.submit(() -> read(text, kind, inference));
        } catch (RejectedExecutionException e) {
            return new Opinion.Silent(Opinion.Reason.BUSY);
        }
        try {
            return answer.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Opinion.Silent(Opinion.Reason.TIMED_OUT);
        } catch (ExecutionException e) {
            return new Opinion.Silent(Opinion.Reason.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Opinion.Silent(Opinion.Reason.TIMED_OUT);
        } finally {
            // No effect on one that is done. One still waiting for a place ends without work when its turn comes.
            inference.stop();
        }
    }

    private Opinion read(String text, TextKind kind, Inference inference) throws OrtException {
        Map<String, Opinion.Vote> votes = new TreeMap<>();
        if (inference.isStopped()) {
            return new Opinion.Silent(Opinion.Reason.TIMED_OUT);
        }
        List<Window> read = windows.of(text);
        inference.run(read, one -> vote(one, text.length(), kind, votes));
        return new Opinion.Spoken(votes);
    }

    private void vote(Inference.Read read, int length, TextKind kind, Map<String, Opinion.Vote> votes) {
        double[] probabilities = Logits.probabilities(read.logits(), settings.output());
        Span span = read.window().span();
        Span inside = new Span(Math.min(span.start(), length), Math.min(span.end(), length));
        Logits.scores(probabilities, settings.labels(), settings.output(), kind).forEach((name, score) -> {
            Opinion.Vote vote = new Opinion.Vote(LogOdds.centred(score, settings.threshold()), inside);
            votes.merge(name, vote, (a, b) -> a.score() >= b.score() ? a : b);
        });
    }

    @Override
    public void close() {
        workers.shutdown();
        try {
            // A native session must not be closed under a running inference; all of them end within the time-out.
            if (!workers.awaitTermination(settings.timeout().toMillis() + 5_000, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        model.close();
        windows.close();
    }
}
