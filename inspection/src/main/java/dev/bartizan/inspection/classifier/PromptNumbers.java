package dev.bartizan.inspection.classifier;

import java.util.Arrays;

/**
 * The numbers by which a whole prompt is judged: the heads on the text and on its parts, how plausible its characters are,
 * and its make-up of word classes. A story around a harmful request shows in a part; a made-up suffix in the characters.
 */
public final class PromptNumbers {
    /** Numbers per prompt. */
    public static final int NUMBERS = 38;

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

    private static final byte[] SHARE_OF = shareOf();

    private final LinearHeads heads;
    private final Plausibility plausibility;
    private final TextFeatures features;
    private final PromptParts parts;
    private final float[] byPart = new float[PromptParts.MAX * LinearHeads.HEADS];

    /** @param features scratch, used by one thread at a time */
    public PromptNumbers(LinearHeads heads, Plausibility plausibility, TextFeatures features) {
        this.heads = heads;
        this.plausibility = plausibility;
        this.features = features;
        parts = new PromptParts(features.tokens());
    }

    /** The numbers of a text, and the scores of all heads on the whole of it in {@code whole} (by head). */
    public float[] numbers(CharSequence text, float[] whole) {
        read(text, whole);
        float[] numbers = new float[NUMBERS];
        float attackMax = Float.NEGATIVE_INFINITY;
        float attackSecond = attackMax;
        float harmfulMax = attackMax;
        float requestMax = attackMax;
        float attackSum = 0;
        float harmfulSum = 0;
        float requestSum = 0;
        int attackAt = 0;
        int harmfulAt = 0;
        int n = parts.size();
        for (int i = 0; i < n; i++) {
            float attack = score(i, LinearHeads.ATTACK);
            if (attack > attackMax) {
                attackSecond = attackMax;
                attackMax = attack;
                attackAt = i;
            } else {
                attackSecond = Math.max(attackSecond, attack);
            }
            float harmful = score(i, LinearHeads.HARMFUL);
            if (harmful > harmfulMax) {
                harmfulMax = harmful;
                harmfulAt = i;
            }
            float request = score(i, LinearHeads.REQUEST);
            requestMax = Math.max(requestMax, request);
            attackSum += attack;
            harmfulSum += harmful;
            requestSum += request;
        }
        numbers[0] = whole[LinearHeads.ATTACK];
        numbers[1] = attackMax;
        numbers[2] = Math.max(-9, attackSecond);
        numbers[3] = attackSum / n;
        numbers[4] = whole[LinearHeads.HARMFUL];
        numbers[5] = harmfulMax;
        numbers[6] = harmfulSum / n;
        numbers[7] = requestMax;
        numbers[8] = requestSum / n;
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
        shares(numbers, 19);
        return numbers;
    }

    /** Scores the text and its parts by all heads; the parts can be asked for after this. */
    void read(CharSequence text, float[] whole) {
        features.read(text, 0, text.length());
        parts.cut();
        heads.score(features, parts.cuts(), parts.size(), whole, byPart);
    }

    TextFeatures features() {
        return features;
    }

    /** Parts of the text last read, at least one. */
    PromptParts parts() {
        return parts;
    }

    /** Score of a part by a head. */
    float score(int part, int head) {
        return byPart[part * LinearHeads.HEADS + head];
    }

    private void shares(float[] numbers, int at) {
        Tokens tokens = features.tokens();
        float each = 1f / (tokens.size + 4);
        for (int i = 0; i < tokens.size; i++) {
            int share = SHARE_OF[tokens.classes[i]];
            if (share >= 0) {
                numbers[at + share] += each;
            }
        }
    }

    private static byte[] shareOf() {
        byte[] shares = new byte[128];
        Arrays.fill(shares, (byte) -1);
        for (int i = 0; i < SHARES.length; i++) {
            shares[SHARES[i]] = (byte) i;
        }
        return shares;
    }
}
