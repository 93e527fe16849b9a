package dev.bartizan.inspection.classifier;

import java.util.List;

/**
 * The numbers by which a sentence stands out from its document: how much it is a request, compared with the others; how
 * foreign its words are there; its place and shape. A document full of instructions to people thus stays quiet.
 */
public final class DocumentContrast {
    /** Numbers per sentence. */
    public static final int NUMBERS = 20;

    private static final int WORD_SLOTS_MAX = 1 << 17;

    private final LinearHeads heads;
    private final TextFeatures features;

    /** @param features scratch, used by one thread at a time */
    public DocumentContrast(LinearHeads heads, TextFeatures features) {
        this.heads = heads;
        this.features = features;
    }

    /** {@value #NUMBERS} numbers for each span, in order of the spans. */
    public float[] numbers(CharSequence text, List<Span> spans) {
        int n = spans.size();
        float[] numbers = new float[n * NUMBERS];
        float[] request = new float[n];
        float[] attack = new float[n];
        IntCounter words = wordCounts(text);
        double meanLength = 0;
        for (Span span : spans) {
            meanLength += (double) (span.end() - span.start()) / n;
        }
        float[] scores = new float[LinearHeads.HEADS];
        for (int i = 0; i < n; i++) {
            Span span = spans.get(i);
            BucketCounter counts = features.count(text, span.start(), span.end());
            heads.score(counts, scores);
            attack[i] = scores[LinearHeads.ATTACK];
            request[i] = scores[LinearHeads.REQUEST];
            for (int t = 0; t < features.tokens().size; t++) {
                if (isContent(t)) {
                    words.add(features.tokens().hashes[t]);
                }
            }
            shape(numbers, i * NUMBERS, span, n, i, meanLength);
        }
        novelty(text, spans, words, numbers);
        Best bestRequest = new Best(request);
        Best bestAttack = new Best(attack);
        for (int i = 0; i < n; i++) {
            int at = i * NUMBERS;
            numbers[at] = request[i];
            numbers[at + 1] = request[i] - bestRequest.meanOfOthers(i);
            numbers[at + 2] = request[i] - bestRequest.bestOfOthers(i);
            numbers[at + 3] = attack[i];
            numbers[at + 4] = attack[i] - bestAttack.meanOfOthers(i);
            numbers[at + 5] = attack[i] - bestAttack.bestOfOthers(i);
            float before = i > 0 ? request[i - 1] : bestRequest.meanOfOthers(i);
            float after = i + 1 < n ? request[i + 1] : bestRequest.meanOfOthers(i);
            numbers[at + 6] = request[i] - Math.max(before, after);
            numbers[at + 7] = bestRequest.meanOfOthers(i);
        }
        return numbers;
    }

    private static IntCounter wordCounts(CharSequence text) {
        int wanted = Integer.highestOneBit(Math.max(256, text.length() / 2)) * 2;
        return new IntCounter(Math.min(wanted, WORD_SLOTS_MAX));
    }

    private boolean isContent(int token) {
        Tokens tokens = features.tokens();
        return tokens.classes[token] <= WordClasses.OTHER_SCRIPT && tokens.ends[token] - tokens.starts[token] > 2;
    }

    private void shape(float[] numbers, int at, Span span, int n, int i, double meanLength) {
        Tokens tokens = features.tokens();
        int length = span.end() - span.start();
        int you = 0;
        int function = 0;
        int listed = 0;
        int words = 0;
        int numerals = 0;
        for (int t = 0; t < tokens.size; t++) {
            int c = tokens.classes[t];
            you += c == WordClasses.YOU || c == WordClasses.ME ? 1 : 0;
            function += c == WordClasses.FUNCTION_WORD ? 1 : 0;
            listed += c >= WordClasses.LEXICON ? 1 : 0;
            words += tokens.isWord(t) ? 1 : 0;
            numerals += c == WordClasses.NUMBER ? 1 : 0;
        }
        int first = tokens.size > 0 ? tokens.classes[0] : 0;
        int last = tokens.size > 0 ? tokens.classes[tokens.size - 1] : 0;
        numbers[at + 8] = words;
        numbers[at + 9] = (float) StrictMath.log(length / meanLength);
        numbers[at + 10] = Math.min(n, 200);
        numbers[at + 11] = i;
        numbers[at + 12] = Math.min(n - 1 - i, 200);
        numbers[at + 13] =
                isVerb(first) ? 2 : first == WordClasses.POLITE || first == WordClasses.QUESTION_WORD ? 1 : 0;
        numbers[at + 14] = last == WordClasses.QUESTION_MARK ? 2 : last == WordClasses.STOP ? 1 : 0;
        numbers[at + 15] = you;
        numbers[at + 16] = words == 0 ? 0 : (float) function / words;
        numbers[at + 17] = words == 0 ? 0 : (float) listed / words;
        numbers[at + 18] = (float) (tokens.size - words + numerals) / (tokens.size + 1);
    }

    private static boolean isVerb(int c) {
        return c == WordClasses.TASK || c == WordClasses.REVEAL || c == WordClasses.SAY || c == WordClasses.OVERRIDE;
    }

    /** Number 19: share of the content words found in no other sentence. */
    private void novelty(CharSequence text, List<Span> spans, IntCounter words, float[] numbers) {
        Tokens tokens = features.tokens();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            tokens.read(text, span.start(), span.end());
            int content = 0;
            int fresh = 0;
            for (int t = 0; t < tokens.size; t++) {
                if (isContent(t)) {
                    content++;
                    fresh += words.count(tokens.hashes[t]) <= 1 ? 1 : 0;
                }
            }
            numbers[i * NUMBERS + 19] = content == 0 ? 0.5f : (float) fresh / content;
        }
    }

    /** Mean and best of all the others, for each of some numbers. */
    private static final class Best {
        private final float[] values;
        private final double sum;
        private int best = -1;
        private int second = -1;

        Best(float[] values) {
            this.values = values;
            double total = 0;
            for (int i = 0; i < values.length; i++) {
                total += values[i];
                if (best < 0 || values[i] > values[best]) {
                    second = best;
                    best = i;
                } else if (second < 0 || values[i] > values[second]) {
                    second = i;
                }
            }
            sum = total;
        }

        float meanOfOthers(int i) {
            return values.length < 2 ? 0 : (float) ((sum - values[i]) / (values.length - 1));
        }

        float bestOfOthers(int i) {
            if (values.length < 2) {
                return 0;
            }
            return values[i == best ? second : best];
        }
    }
}
