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
public final class SafetyModel {
    private static final String RESOURCE = "safety.model";
    /** Documents are read up to this many characters from the front ... */
    static final int DOCUMENT_HEAD_MAX = 768 * 1024;
    /** ... and this many from the back. */
    static final int DOCUMENT_TAIL_MAX = 256 * 1024;

    private final ModelFile model;
    private final String version;
    // Scratch space: a pool, not a thread local, because virtual threads are many and short-lived.
    private final ArrayBlockingQueue<PromptNumbers> pool =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    private SafetyModel(ModelFile.Loaded loaded) {
        model = loaded.model();
        version = loaded.version();
    }

    /**
     * The model that ships with this package, loaded once.
     *
     * @throws ModelFormatException when the resource is missing or damaged
     */
    public static SafetyModel bundled() {
        return Bundled.INSTANCE;
    }

    /**
     * A model from a stream, which stays open.
     *
     * @throws ModelFormatException when it is not a sound model file
     */
    public static SafetyModel read(InputStream in) {
        return new SafetyModel(ModelFile.load(in));
    }

    /**
     * Scores of a whole text: prompt attack, harmful request, the four harm categories, each 0..1 with 0.5 as the default
     * operating point, at the places of {@link ModelFile}. Reads the first 1,400 and last 500 characters of long texts, and
     * up to 40 of their sentences apart.
     */
    public double[] scores(CharSequence text) {
        PromptNumbers reader = borrow();
        try {
            float[] whole = new float[LinearHeads.HEADS];
            float[] numbers = reader.numbers(text, whole);
            double[] scores = content(whole);
            scores[ModelFile.PROMPT] = apply(ModelFile.PROMPT, model.prompt().score(numbers));
            return scores;
        } finally {
            pool.offer(reader);
        }
    }

    /**
     * Scores of the parts of a text, sentences mostly, in order, at the places of {@link ModelFile}. A part's attack score is
     * 0.5 where it stands two deviations above the worst part of harmless prompts.
     */
    public List<PartScores> parts(CharSequence text) {
        PromptNumbers reader = borrow();
        try {
            reader.read(text, new float[LinearHeads.HEADS]);
            List<PartScores> parts = new ArrayList<>();
            float[] raw = new float[LinearHeads.HEADS];
            for (int part = 0; part < reader.parts().size(); part++) {
                for (int head = 0; head < raw.length; head++) {
                    raw[head] = reader.score(part, head);
                }
                double[] scores = content(raw);
                scores[ModelFile.PROMPT] = standing(raw[LinearHeads.ATTACK]);
                parts.add(new PartScores(reader.parts().span(text, part), scores));
            }
            return List.copyOf(parts);
        } finally {
            pool.offer(reader);
        }
    }

    /**
     * The scores of a part of a text.
     *
     * @param span its place in the text
     * @param scores as of {@link #scores}
     */
    public record PartScores(Span span, double[] scores) {}

    private double[] content(float[] raw) {
        double[] scores = new double[ModelFile.CALIBRATIONS];
        scores[ModelFile.HARMFUL] = apply(ModelFile.HARMFUL, raw[LinearHeads.HARMFUL]);
        for (int category = 0; category < 4; category++) {
            scores[ModelFile.HATE + category] = apply(ModelFile.HATE + category, raw[LinearHeads.HATE + category]);
        }
        return scores;
    }

    private double standing(float attack) {
        double deviations =
                (attack - model.prompt().means()[1]) / model.prompt().deviations()[1];
        return 1 / (1 + Math.exp(2 - deviations));
    }

    /** Score of a whole prompt as an attack. */
    public double promptScore(CharSequence text) {
        return scores(text)[ModelFile.PROMPT];
    }

    private double apply(int calibration, float raw) {
        return model.calibrations().get(calibration).apply(raw);
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
        PromptNumbers reader = borrow();
        try {
            TextFeatures features = reader.features();
            features.read(text, 0, text.length());
            return Reasons.of(features, model.heads(), n);
        } finally {
            pool.offer(reader);
        }
    }

    /** Format and content of the model, such as {@code safety-2-9f3a01c2}. */
    public String version() {
        return version;
    }

    /** Inverse document frequency of a bucket of {@link TextFeatures} in the texts this model was trained with. */
    float rarity(int bucket) {
        return (model.heads().idf(bucket) & 0xff) * LinearHeads.IDF_UNIT;
    }

    private List<SentenceScore> documentPart(String text, int offset) {
        List<Span> spans = SentenceSplitter.split(text);
        PromptNumbers reader = borrow();
        try {
            float[] numbers = new DocumentContrast(model.heads(), reader.features()).numbers(text, spans);
            List<SentenceScore> scores = new ArrayList<>(spans.size());
            for (int i = 0; i < spans.size(); i++) {
                float raw = model.contrast().score(numbers, i * DocumentContrast.NUMBERS);
                Span span = spans.get(i);
                scores.add(
                        new SentenceScore(offset + span.start(), offset + span.end(), apply(ModelFile.DOCUMENT, raw)));
            }
            return List.copyOf(scores);
        } finally {
            pool.offer(reader);
        }
    }

    private PromptNumbers borrow() {
        PromptNumbers pooled = pool.poll();
        return pooled != null
                ? pooled
                : new PromptNumbers(
                        model.heads(), model.plausibility(), new TextFeatures(WordClasses.bundled(), model.meanings()));
    }

    private static final class Bundled {
        static final SafetyModel INSTANCE = load();

        private static SafetyModel load() {
            try (InputStream in = SafetyModel.class.getResourceAsStream(RESOURCE)) {
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
