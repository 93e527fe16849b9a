package dev.bartizan.inspection.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The trained prompt-attack model: how likely a prompt attacks the assistant it is sent to, and which sentences of a
 * document look like planted requests. Thread-safe; time and memory are bounded for any text.
 *
 * <p>Pass normalised text (compatibility forms, look-alike letters and encodings already resolved); case and accents do
 * not matter.
 */
public final class PromptAttackModel {
    private static final String RESOURCE = "prompt-attack.model";
    /** Documents are read up to this many characters from the front ... */
    static final int DOCUMENT_HEAD_MAX = 768 * 1024;
    /** ... and this many from the back. */
    static final int DOCUMENT_TAIL_MAX = 256 * 1024;

    private final ModelFile model;
    private final String version;
    // Scratch space: a pool, not a thread local, because virtual threads are many and short-lived.
    private final ArrayBlockingQueue<TextFeatures> pool =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    private PromptAttackModel(ModelFile.Loaded loaded) {
        model = loaded.model();
        version = loaded.version();
    }

    /**
     * The model that ships with this package, loaded once.
     *
     * @throws ModelFormatException when the resource is missing or damaged
     */
    public static PromptAttackModel bundled() {
        return Bundled.INSTANCE;
    }

    /**
     * A model from a stream, which stays open.
     *
     * @throws ModelFormatException when it is not a sound model file
     */
    public static PromptAttackModel read(InputStream in) {
        return new PromptAttackModel(ModelFile.load(in));
    }

    /** Score of a whole prompt, 0..1; 0.5 is the default operating point. Reads the first 1,400 and last 500 characters of long texts. */
    public double promptScore(CharSequence text) {
        TextFeatures features = borrow();
        try {
            float[] scores = new float[LinearHeads.HEADS];
            model.heads().score(features.count(text, 0, text.length()), scores);
            return model.prompt().apply(scores[LinearHeads.ATTACK]);
        } finally {
            pool.offer(features);
        }
    }

    /** Scores of the sentences, lines and cells of a document, in order. Of very long documents the first 768 Ki and last 256 Ki characters are read. */
    public List<SentenceScore> documentScores(String text) {
        if (text.length() <= DOCUMENT_HEAD_MAX + DOCUMENT_TAIL_MAX) {
            return documentPart(text, 0);
        }
        int tail = text.length() - DOCUMENT_TAIL_MAX;
        List<SentenceScore> scores = new ArrayList<>(documentPart(text.substring(0, DOCUMENT_HEAD_MAX), 0));
        scores.addAll(documentPart(text.substring(tail), tail));
        return List.copyOf(scores);
    }

    /** Why a prompt scores as it does: at most {@code n} reasons in plain words, the strongest first. */
    public List<String> reasons(CharSequence text, int n) {
        TextFeatures features = borrow();
        try {
            features.count(text, 0, text.length());
            return Reasons.of(features, model.heads(), n);
        } finally {
            pool.offer(features);
        }
    }

    /** Format and content of the model, such as {@code prompt-attack-1-9f3a01c2}. */
    public String version() {
        return version;
    }

    /** Inverse document frequency of a bucket of {@link TextFeatures} in the texts this model was trained with. */
    float rarity(int bucket) {
        return (model.heads().idf(bucket) & 0xff) * LinearHeads.IDF_UNIT;
    }

    private List<SentenceScore> documentPart(String text, int offset) {
        List<Span> spans = SentenceSplitter.split(text);
        TextFeatures features = borrow();
        try {
            float[] numbers = new DocumentContrast(model.heads(), features).numbers(text, spans);
            List<SentenceScore> scores = new ArrayList<>(spans.size());
            for (int i = 0; i < spans.size(); i++) {
                float raw = model.contrast().score(numbers, i * DocumentContrast.NUMBERS);
                Span span = spans.get(i);
                scores.add(new SentenceScore(
                        offset + span.start(),
                        offset + span.end(),
                        model.document().apply(raw)));
            }
            return List.copyOf(scores);
        } finally {
            pool.offer(features);
        }
    }

    private TextFeatures borrow() {
        TextFeatures pooled = pool.poll();
        return pooled != null ? pooled : new TextFeatures(WordClasses.bundled());
    }

    private static final class Bundled {
        static final PromptAttackModel INSTANCE = load();

        private static PromptAttackModel load() {
            try (InputStream in = PromptAttackModel.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new ModelFormatException("model: resource " + RESOURCE
                            + " is missing (expected beside the classes; train it with ./dev train and rebuild)");
                }
                return read(in);
            } catch (IOException e) {
                throw new ModelFormatException("model: resource " + RESOURCE + " cannot be read", e);
            }
        }
    }
}
