package dev.bartizan.inspection.classifier;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers by which a whole prompt is judged: the heads on the text and on its parts, how plausible its characters are,
 * and its make-up of word classes. A story around a harmful request shows in a part; a made-up suffix in the characters.
 */
public final class PromptNumbers {
    /** Numbers per prompt. */
    public static final int NUMBERS = 38;

    static final int PARTS_MAX = 40;
    private static final int PART_MIN = 60;
    private static final int WINDOW = 40;

    private static final int[] SHARES = {
        WordClasses.OVERRIDE,
        WordClasses.EARLIER,
        WordClasses.INSTRUCTION,
        WordClasses.SYSTEM,
        WordClasses.SECRET,
        WordClasses.REVEAL,
        WordClasses.ROLE,
        WordClasses.NEGATION,
        WordClasses.OBLIGATION,
        WordClasses.YOU,
        WordClasses.ME,
        WordClasses.LIMITS,
        WordClasses.OUTPUT,
        WordClasses.FICTION,
        WordClasses.DANGER,
        WordClasses.DETAIL,
        WordClasses.REMEDY,
        WordClasses.OTHER_SCRIPT
    };

    private final LinearHeads heads;
    private final Plausibility plausibility;
    private final TextFeatures features;

    /** @param features scratch, used by one thread at a time */
    public PromptNumbers(LinearHeads heads, Plausibility plausibility, TextFeatures features) {
        this.heads = heads;
        this.plausibility = plausibility;
        this.features = features;
    }

    /** The numbers of a text, and the scores of all heads on the whole of it in {@code whole} (by head). */
    public float[] numbers(CharSequence text, float[] whole) {
        return numbers(text, whole, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY);
    }

    /**
     * The same, but the parts of a text are not looked at when the whole scores below both floors: nothing a part could add
     * would make it an attack, and most texts are like that.
     */
    float[] numbers(CharSequence text, float[] whole, float attackFloor, float harmfulFloor) {
        float[] numbers = new float[NUMBERS];
        heads.score(features.count(text, 0, text.length()), whole);
        shares(numbers, 19);
        boolean plain = whole[LinearHeads.ATTACK] < attackFloor && whole[LinearHeads.HARMFUL] < harmfulFloor;
        List<Span> parts = plain ? List.of() : parts(text);
        float attackMax = parts.isEmpty() ? whole[LinearHeads.ATTACK] : Float.NEGATIVE_INFINITY;
        float attackSecond = attackMax;
        float harmfulMax = parts.isEmpty() ? whole[LinearHeads.HARMFUL] : Float.NEGATIVE_INFINITY;
        float requestMax = parts.isEmpty() ? whole[LinearHeads.REQUEST] : Float.NEGATIVE_INFINITY;
        float attackSum = 0;
        float harmfulSum = 0;
        float requestSum = 0;
        int attackAt = 0;
        int harmfulAt = 0;
        float[] scores = whole;
        boolean single = parts.size() <= 1;
        float[] part = new float[LinearHeads.HEADS];
        for (int i = 0; i < parts.size(); i++) {
            if (!single) {
                Span span = parts.get(i);
                heads.score(features.count(text, span.start(), span.end()), part);
                scores = part;
            }
            float attack = scores[LinearHeads.ATTACK];
            if (attack > attackMax) {
                attackSecond = attackMax;
                attackMax = attack;
                attackAt = i;
            } else {
                attackSecond = Math.max(attackSecond, attack);
            }
            if (scores[LinearHeads.HARMFUL] > harmfulMax) {
                harmfulMax = scores[LinearHeads.HARMFUL];
                harmfulAt = i;
            }
            requestMax = Math.max(requestMax, scores[LinearHeads.REQUEST]);
            attackSum += attack;
            harmfulSum += scores[LinearHeads.HARMFUL];
            requestSum += scores[LinearHeads.REQUEST];
        }
        int n = Math.max(1, parts.size());
        numbers[0] = whole[LinearHeads.ATTACK];
        numbers[1] = attackMax;
        numbers[2] = Math.max(-9, attackSecond);
        numbers[3] = parts.isEmpty() ? attackMax : attackSum / n;
        numbers[4] = whole[LinearHeads.HARMFUL];
        numbers[5] = harmfulMax;
        numbers[6] = parts.isEmpty() ? harmfulMax : harmfulSum / n;
        numbers[7] = requestMax;
        numbers[8] = parts.isEmpty() ? requestMax : requestSum / n;
        numbers[9] = (float) Math.log1p(text.length());
        numbers[10] = n;
        numbers[11] = n == 1 ? 1 : (float) attackAt / (n - 1);
        numbers[12] = n == 1 ? 1 : (float) harmfulAt / (n - 1);
        float[] surprise = plausibility.surprise(text, 0, Math.min(text.length(), 4000), WINDOW);
        numbers[13] = surprise[0];
        numbers[14] = surprise[1];
        numbers[15] = surprise[2];
        numbers[16] = whole[LinearHeads.HATE + 2];
        numbers[17] = whole[LinearHeads.HATE];
        numbers[18] = whole[LinearHeads.REQUEST];
        return numbers;
    }

    /** Sentences, short ones joined to the next; of many the first and the last. */
    static List<Span> parts(CharSequence text) {
        List<Span> joined = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (Span span : SentenceSplitter.split(text)) {
            if (start < 0) {
                start = span.start();
            }
            end = span.end();
            if (end - start >= PART_MIN) {
                joined.add(new Span(start, end));
                start = -1;
            }
        }
        if (start >= 0) {
            joined.add(new Span(start, end));
        }
        if (joined.size() > PARTS_MAX) {
            List<Span> kept = new ArrayList<>(joined.subList(0, PARTS_MAX / 2));
            kept.addAll(joined.subList(joined.size() - PARTS_MAX / 2, joined.size()));
            return kept;
        }
        return joined;
    }

    private void shares(float[] numbers, int at) {
        Tokens tokens = features.tokens();
        float each = 1f / (tokens.size + 4);
        for (int i = 0; i < tokens.size; i++) {
            int wordClass = tokens.classes[i];
            for (int share = 0; share < SHARES.length; share++) {
                if (SHARES[share] == wordClass) {
                    numbers[at + share] += each;
                    break;
                }
            }
        }
    }
}
