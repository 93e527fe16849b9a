package dev.bartizan.inspection.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says in plain words which word-class patterns speak most for an attack. */
final class Reasons {
    private static final String WORDING = "resembles known prompt attacks in its wording";

    private Reasons() {}

    /** The strongest reasons first, at most {@code n}, none twice. Uses the text last counted by {@code features}. */
    static List<String> of(TextFeatures features, LinearHeads heads, int n) {
        Map<String, Float> reasons = new LinkedHashMap<>();
        byte[] grammar = features.grammar();
        int size = features.grammarSize();
        Set<Integer> seen = new HashSet<>();
        for (int i = 1; i < size; i++) {
            int h = grammar[i];
            for (int j = i + 1; j < size && j < i + 5; j++) {
                h = h * 131 + grammar[j];
                add(reasons, seen, heads, TextFeatures.grammarBucket(h), grammar, i, j);
            }
        }
        Tokens tokens = features.tokens();
        for (int i = 0; i < tokens.size; i++) {
            for (int j = i + 1; j < tokens.size && j <= i + TextFeatures.PAIR_DISTANCE; j++) {
                int a = tokens.classes[i];
                int b = tokens.classes[j];
                if (b >= WordClasses.NEWLINE && b <= WordClasses.QUESTION_MARK) {
                    break;
                }
                if (TextFeatures.isPaired(a) && TextFeatures.isPaired(b)) {
                    add(reasons, seen, heads, TextFeatures.pairBucket(a, b), new byte[] {(byte) a, (byte) b}, 0, 1);
                }
            }
        }
        List<String> sorted = new ArrayList<>(reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Float>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .limit(Math.max(0, n))
                .toList());
        if (sorted.isEmpty() && n > 0) {
            sorted.add(WORDING);
        }
        return List.copyOf(sorted);
    }

    private static void add(
            Map<String, Float> reasons,
            Set<Integer> seen,
            LinearHeads heads,
            int bucket,
            byte[] classes,
            int from,
            int to) {
        if (!seen.add(bucket)) {
            return;
        }
        float contribution = heads.contribution(LinearHeads.ATTACK, bucket, 1);
        if (contribution <= 0) {
            return;
        }
        long present = 0;
        for (int i = from; i <= to; i++) {
            if (classes[i] >= WordClasses.LEXICON && classes[i] < 63) {
                present |= 1L << classes[i];
            }
        }
        String reason = words(present);
        if (!reason.isEmpty()) {
            reasons.merge(reason, contribution, Float::sum);
        }
    }

    private static String words(long present) {
        if (has(present, WordClasses.OVERRIDE) && any(present, WordClasses.EARLIER, WordClasses.INSTRUCTION)) {
            return "tells the assistant to disregard earlier instructions";
        }
        if (any(present, WordClasses.REVEAL, WordClasses.SAY)
                && any(present, WordClasses.SYSTEM, WordClasses.SECRET, WordClasses.INSTRUCTION)) {
            return "asks to reveal hidden instructions or secrets";
        }
        if (has(present, WordClasses.LIMITS)
                && any(present, WordClasses.NEGATION, WordClasses.OVERRIDE, WordClasses.YOU, WordClasses.ASSISTANT)) {
            return "says that rules, filters or ethics do not apply";
        }
        if (has(present, WordClasses.ROLE)
                && any(present, WordClasses.YOU, WordClasses.ASSISTANT, WordClasses.SYSTEM, WordClasses.INSTEAD)) {
            return "gives the assistant another role or identity";
        }
        if (any(present, WordClasses.SAY, WordClasses.OUTPUT)
                && any(present, WordClasses.OBLIGATION, WordClasses.NEGATION)) {
            return "dictates how or with which words the assistant must answer";
        }
        if (has(present, WordClasses.INSTEAD) && any(present, WordClasses.INSTRUCTION, WordClasses.YOU)) {
            return "replaces the task with a new one";
        }
        if (has(present, WordClasses.SYSTEM)) {
            return "claims a system, developer or unlocked mode";
        }
        if (has(present, WordClasses.YOU) && any(present, WordClasses.NEGATION, WordClasses.OBLIGATION)) {
            return "tells the assistant what it must or must not do";
        }
        return "";
    }

    private static boolean has(long present, int wordClass) {
        return (present >>> wordClass & 1) != 0;
    }

    private static boolean any(long present, int... classes) {
        for (int wordClass : classes) {
            if (has(present, wordClass)) {
                return true;
            }
        }
        return false;
    }
}
