package dev.bartizan.inspection.grounding;

import java.util.Arrays;

/**
 * The up to three source sentences that together hold most of a claim. One finder per {@link SourceIndex}; not
 * thread-safe; work per claim is bounded by its terms times {@value #PLACES_MAX}.
 */
final class Evidence {
    static final int SENTENCES_MAX = 3;
    private static final int CANDIDATES = 10;
    private static final int PLACES_MAX = 600;

    private final SourceIndex index;
    private final float[] scores;
    private final int[] lastTerm;
    private final int[] touched;
    private int touchedCount;

    Evidence(SourceIndex index) {
        this.index = index;
        int n = index.sentences.size();
        scores = new float[n];
        lastTerm = new int[n];
        touched = new int[n];
    }

    /**
     * What was found.
     *
     * @param sentences best first, at most {@value #SENTENCES_MAX}
     * @param covered per number of sentences, the share of the claim's weight they hold
     * @param holds per claim term whether one of the sentences has it
     */
    record Found(int[] sentences, float[] covered, boolean[] holds) {}

    /**
     * @param ids per claim term its number in the index, or {@link LongTable#ABSENT}
     * @param weights per claim term how much it counts
     */
    Found find(int[] ids, float[] weights) {
        int[] candidates = candidates(ids, weights);
        float all = 0;
        for (float weight : weights) {
            all += weight;
        }
        boolean[] holds = new boolean[ids.length];
        int[] chosen = new int[Math.min(SENTENCES_MAX, candidates.length)];
        float[] covered = new float[SENTENCES_MAX];
        float held = 0;
        int count = 0;
        while (count < chosen.length) {
            int best = -1;
            float bestGain = 0;
            for (int candidate : candidates) {
                float gain = gain(candidate, ids, weights, holds, false);
                if (gain > bestGain) {
                    bestGain = gain;
                    best = candidate;
                }
            }
            if (best < 0) {
                break;
            }
            held += gain(best, ids, weights, holds, true);
            chosen[count] = best;
            covered[count++] = all == 0 ? 0 : held / all;
        }
        for (int i = Math.max(1, count); i < SENTENCES_MAX; i++) {
            covered[i] = covered[i - 1];
        }
        return new Found(Arrays.copyOf(chosen, count), covered, holds);
    }

    private int[] candidates(int[] ids, float[] weights) {
        touchedCount = 0;
        for (int term = 0; term < ids.length; term++) {
            if (ids[term] != LongTable.ABSENT) {
                addPlaces(term, ids[term], weights[term]);
            }
        }
        int n = Math.min(CANDIDATES, touchedCount);
        int[] best = new int[n];
        for (int i = 0; i < n; i++) {
            int at = i;
            for (int j = i + 1; j < touchedCount; j++) {
                boolean better = scores[touched[j]] > scores[touched[at]]
                        || (scores[touched[j]] == scores[touched[at]] && touched[j] < touched[at]);
                at = better ? j : at;
            }
            best[i] = touched[at];
            touched[at] = touched[i];
            touched[i] = best[i];
        }
        for (int i = 0; i < touchedCount; i++) {
            scores[touched[i]] = 0;
        }
        return best;
    }

    private void addPlaces(int term, int id, float weight) {
        int places = Math.min(PLACES_MAX, index.count(id));
        for (int n = 0; n < places; n++) {
            int sentence = index.sentenceOf[index.place(id, n)];
            if (scores[sentence] == 0) {
                touched[touchedCount++] = sentence;
                lastTerm[sentence] = -1;
                scores[sentence] = 1e-6f;
            }
            if (lastTerm[sentence] != term) {
                lastTerm[sentence] = term;
                scores[sentence] += weight;
            }
        }
    }

    /** The weight of the terms this sentence adds; marks them as held when asked to. */
    private float gain(int sentence, int[] ids, float[] weights, boolean[] holds, boolean mark) {
        float gain = 0;
        for (int term = 0; term < ids.length; term++) {
            if (!holds[term] && ids[term] != LongTable.ABSENT && isIn(ids[term], sentence)) {
                gain += weights[term];
                holds[term] |= mark;
            }
        }
        return gain;
    }

    /** Whether the sentence has the term: a binary search over the term's places. */
    boolean isIn(int id, int sentence) {
        int low = 0;
        int high = index.count(id);
        int from = index.firstTerm(sentence);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (index.place(id, middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < index.count(id) && index.place(id, low) < index.firstTerm(sentence + 1);
    }
}
